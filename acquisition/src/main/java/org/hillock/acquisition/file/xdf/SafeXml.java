package org.hillock.acquisition.file.xdf;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the XML of headers and footers, which comes from strangers: no document type, no entities but XML's own five, a
 * bound on size and depth. Bad UTF-8 and characters that XML forbids are replaced by U+FFFD.
 */
final class SafeXml {
    private static final char REPLACEMENT = '\uFFFD';

    private SafeXml() {}

    /** The root element; empty when the text is not XML or not harmless. The bytes are not modified. */
    static Optional<XmlElement> parse(byte[] bytes, int offset, int length) {
        String text = clean(new String(bytes, offset, length, StandardCharsets.UTF_8));
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static Optional<XmlElement> read(XMLStreamReader reader) throws XMLStreamException {
        Deque<Open> path = new ArrayDeque<>();
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    elements++;
                    if (elements > Limits.XML_ELEMENTS || path.size() >= Limits.XML_DEPTH) {
                        return Optional.empty();
                    }
                    path.push(new Open(reader.getLocalName()));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    Open open = path.peek();
                    if (open != null) {
                        open.text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlElement done = path.pop().close();
                    Open parent = path.peek();
                    if (parent == null) {
                        return Optional.of(done);
                    }
                    parent.children.add(done);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return Optional.empty();
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    /** Makes a text of nothing but XML characters, from its first angle bracket on. */
    private static String clean(String text) {
        int start = Math.max(0, text.indexOf('<'));
        StringBuilder clean = new StringBuilder(text.length() - start);
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean whiteSpace = c == '\t' || c == '\n' || c == '\r';
            boolean forbidden = c < 0x20 && !whiteSpace || c >= 0xFFFE;
            clean.append(forbidden ? REPLACEMENT : c);
        }
        return clean.toString();
    }

    private static final class Open {
        private final String name;
        private final StringBuilder text = new StringBuilder();
        private final List<XmlElement> children = new ArrayList<>(2);

        Open(String name) {
            this.name = name;
        }

        XmlElement close() {
            return new XmlElement(name, text.toString().strip(), List.copyOf(children));
        }
    }
}

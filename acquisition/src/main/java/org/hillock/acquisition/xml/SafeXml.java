package org.hillock.acquisition.xml;

import java.io.StringReader;
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
 * Reads XML that comes from strangers: no document type, no entities but XML's own five, a bound on elements and depth.
 * Characters that XML forbids are replaced by U+FFFD. Bounding the text's length is up to the caller.
 */
public final class SafeXml {
    private static final char REPLACEMENT = '\uFFFD';

    private SafeXml() {}

    /**
     * The root element; empty when the text is not XML or not harmless.
     *
     * @param names which part of a tag counts
     * @param mostElements how many elements there may be in all
     * @param deepest how many may be open at once
     */
    public static Optional<XmlElement> parse(String text, Names names, int mostElements, int deepest) {
        try {
            XMLStreamReader reader = factory(names).createXMLStreamReader(new StringReader(clean(text)));
            try {
                return read(reader, mostElements, deepest);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static XMLInputFactory factory(Names names) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, names == Names.LOCAL);
        return factory;
    }

    private static Optional<XmlElement> read(XMLStreamReader reader, int mostElements, int deepest)
            throws XMLStreamException {
        Deque<Open> path = new ArrayDeque<>();
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    elements++;
                    if (elements > mostElements || path.size() >= deepest) {
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
            clean.append(allowed(c));
        }
        return clean.toString();
    }

    /** The character itself, or U+FFFD where XML forbids it. */
    public static char allowed(char c) {
        boolean whiteSpace = c == '\t' || c == '\n' || c == '\r';
        return (c < 0x20 && !whiteSpace) || c >= 0xFFFE ? REPLACEMENT : c;
    }

    /** Which part of a tag counts as its name. */
    public enum Names {
        /** What stands behind the prefix of a declared namespace. */
        LOCAL,
        /** All of it: namespaces mean nothing. */
        WHOLE
    }

    private static final class Open {
        private final String name;
        private final StringBuilder text = new StringBuilder();
        private final List<XmlElement> children = new ArrayList<>(2);

        Open(String name) {
            this.name = name;
        }

        XmlElement close() {
            return new XmlElement(name, text.toString().strip(), children);
        }
    }
}

package org.hillock.acquisition.lsl;

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
 * Reads XML from strangers: no document type, no entities but XML's own five, a bound on size, elements and depth. Writes
 * it as liblsl does: LF, one tab a level.
 */
final class LslXml {
    private static final char REPLACEMENT = '\uFFFD';

    private LslXml() {}

    /** The root element; empty when the text is not XML or not harmless. */
    static Optional<LslElement> parse(String text) {
        if (text.length() > Limits.XML_BYTES) {
            return Optional.empty();
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(clean(text)));
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
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    private static Optional<LslElement> read(XMLStreamReader reader) throws XMLStreamException {
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
                    LslElement done = path.pop().close();
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
            clean.append(isForbidden(c) ? REPLACEMENT : c);
        }
        return clean.toString();
    }

    private static boolean isForbidden(char c) {
        return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c >= 0xFFFE;
    }

    /** Appends an element on its own line at a depth. */
    static void append(StringBuilder out, LslElement element, int depth) {
        indent(out, depth);
        if (element.text().isEmpty() && element.children().isEmpty()) {
            out.append('<').append(element.name()).append(" />\n");
            return;
        }
        out.append('<').append(element.name()).append('>');
        appendText(out, element.text());
        if (!element.children().isEmpty()) {
            out.append('\n');
            for (LslElement child : element.children()) {
                append(out, child, depth + 1);
            }
            indent(out, depth);
        }
        out.append("</").append(element.name()).append(">\n");
    }

    /** Appends an element of text, with both tags even when it is empty. */
    static void appendField(StringBuilder out, String name, String text) {
        out.append("\t<").append(name).append('>');
        appendText(out, text);
        out.append("</").append(name).append(">\n");
    }

    private static void indent(StringBuilder out, int depth) {
        out.append("\t".repeat(depth));
    }

    private static void appendText(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.append(isForbidden(c) ? REPLACEMENT : c);
            }
        }
    }

    private static final class Open {
        private final String name;
        private final StringBuilder text = new StringBuilder();
        private final List<LslElement> children = new ArrayList<>(2);

        Open(String name) {
            this.name = name;
        }

        LslElement close() {
            return new LslElement(name, text.toString().strip(), children);
        }
    }
}

package org.hillock.acquisition.lsl;

import java.util.Optional;
import org.hillock.acquisition.xml.SafeXml;
import org.hillock.acquisition.xml.XmlElement;

/**
 * Reads the XML of stream descriptions within bounds, and writes it as liblsl does: LF, one tab a level.
 */
final class LslXml {
    private LslXml() {}

    /** The root element; empty when the text is not XML or not harmless. */
    static Optional<XmlElement> parse(String text) {
        if (text.length() > Limits.XML_BYTES) {
            return Optional.empty();
        }
        return SafeXml.parse(text, SafeXml.Names.WHOLE, Limits.XML_ELEMENTS, Limits.XML_DEPTH);
    }

    /** Appends an element on its own line at a depth. */
    static void append(StringBuilder out, XmlElement element, int depth) {
        indent(out, depth);
        if (element.text().isEmpty() && element.children().isEmpty()) {
            out.append('<').append(element.name()).append(" />\n");
            return;
        }
        out.append('<').append(element.name()).append('>');
        appendText(out, element.text());
        if (!element.children().isEmpty()) {
            out.append('\n');
            for (XmlElement child : element.children()) {
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
                default -> out.append(SafeXml.allowed(c));
            }
        }
    }
}

package org.hillock.decoding.evaluate;

import java.util.List;

/** Writes a table as HTML. */
final class HtmlTable {
    private HtmlTable() {}

    static void append(StringBuilder out, ConsoleTable table) {
        out.append("<div class=\"wide\"><table>\n<thead>");
        row(out, table.header(), "th");
        out.append("</thead>\n<tbody>\n");
        table.rows().forEach(cells -> row(out, cells, "td"));
        out.append("</tbody></table></div>\n");
    }

    private static void row(StringBuilder out, List<String> cells, String tag) {
        out.append("<tr>");
        for (String cell : cells) {
            out.append('<').append(tag).append('>').append(Svg.escape(cell));
            out.append("</").append(tag).append('>');
        }
        out.append("</tr>\n");
    }
}

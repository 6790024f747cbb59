package org.hillock.decoding.evaluate;

import java.util.ArrayList;
import java.util.List;

/** A table as text: the first column to the left, the others to the right; too many columns continue below. */
public final class ConsoleTable {
    private static final String SPACE = "  ";

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these column names. */
    public ConsoleTable(List<String> header) {
        this.header = List.copyOf(header);
    }

    /** Adds a row of one cell a column. */
    public void add(List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + header.size() + " columns");
        }
        rows.add(List.copyOf(cells));
    }

    List<String> header() {
        return header;
    }

    List<List<String>> rows() {
        return List.copyOf(rows);
    }

    /** The lines, none wider than this unless two columns alone are. */
    public String text(int width) {
        StringBuilder out = new StringBuilder();
        int from = 1;
        while (from < header.size() || from == 1) {
            int to = from;
            int used = widthOf(0);
            while (to < header.size() && (to == from || used + SPACE.length() + widthOf(to) <= width)) {
                used += SPACE.length() + widthOf(to);
                to++;
            }
            if (from > 1) {
                out.append('\n');
            }
            appendBlock(out, from, to);
            from = Math.max(to, from + 1);
        }
        return out.toString();
    }

    private void appendBlock(StringBuilder out, int from, int to) {
        appendLine(out, header, from, to);
        rows.forEach(row -> appendLine(out, row, from, to));
    }

    private void appendLine(StringBuilder out, List<String> cells, int from, int to) {
        StringBuilder line = new StringBuilder(cells.get(0));
        line.append(" ".repeat(widthOf(0) - cells.get(0).length()));
        for (int c = from; c < to; c++) {
            line.append(SPACE)
                    .append(" ".repeat(widthOf(c) - cells.get(c).length()))
                    .append(cells.get(c));
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private int widthOf(int column) {
        int width = header.get(column).length();
        for (List<String> row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return width;
    }
}

package org.hillock.acquisition.file.text;

import java.nio.charset.StandardCharsets;

/**
 * Cuts a line into fields; spaces around a field and one pair of double quotes are left out. A separator between double
 * quotes does not separate.
 *
 * <p>Allocates nothing per line. Field {@code i} is the bytes {@link #start} to {@link #end} of the line's array.
 */
public final class FieldSplitter {
    private enum Style {
        EACH_MARK,
        MARK_BEFORE_SPACE,
        RUNS
    }

    private final byte mark;
    private final Style style;
    private final int[] starts;
    private final int[] ends;
    private byte[] line = new byte[0];
    private int count;

    private FieldSplitter(byte mark, Style style, int mostFields) {
        this.mark = mark;
        this.style = style;
        this.starts = new int[mostFields];
        this.ends = new int[mostFields];
    }

    /** Fields between single ASCII marks; a space as the mark means runs of spaces. */
    public static FieldSplitter at(char mark, int mostFields) {
        return new FieldSplitter((byte) mark, mark == ' ' ? Style.RUNS : Style.EACH_MARK, mostFields);
    }

    /** Fields between commas that a space follows, so that other commas may be decimal marks. */
    public static FieldSplitter atCommaSpace(int mostFields) {
        return new FieldSplitter((byte) ',', Style.MARK_BEFORE_SPACE, mostFields);
    }

    /**
     * Cuts the bytes from {@code from} to {@code to}.
     *
     * @param bytes not modified; referred to until the next call
     * @return the number of fields, also when it is more than can be held
     */
    public int split(byte[] bytes, int from, int to) {
        line = bytes;
        count = 0;
        int fieldStart = style == Style.RUNS ? skipSpaces(bytes, from, to) : from;
        boolean quoted = false;
        for (int i = fieldStart; i < to; i++) {
            byte b = bytes[i];
            if (b == '"') {
                quoted = !quoted;
            } else if (b == mark && !quoted && separates(bytes, i, to)) {
                add(fieldStart, i);
                if (style == Style.RUNS) {
                    i = skipSpaces(bytes, i, to) - 1;
                    if (i + 1 == to) {
                        return count;
                    }
                }
                fieldStart = i + 1;
            }
        }
        add(fieldStart, to);
        return count;
    }

    private boolean separates(byte[] bytes, int i, int to) {
        return style != Style.MARK_BEFORE_SPACE || (i + 1 < to && bytes[i + 1] == ' ');
    }

    private static int skipSpaces(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] == ' ') {
            i++;
        }
        return i;
    }

    private void add(int from, int to) {
        if (count < starts.length) {
            int a = from;
            int b = to;
            while (a < b && isSpace(line[a])) {
                a++;
            }
            while (b > a && isSpace(line[b - 1])) {
                b--;
            }
            if (b - a >= 2 && line[a] == '"' && line[b - 1] == '"') {
                a++;
                b--;
            }
            starts[count] = a;
            ends[count] = b;
        }
        count++;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    /** The number of fields of the last line. */
    public int count() {
        return count;
    }

    /** Where field {@code i} starts. */
    public int start(int i) {
        return starts[i];
    }

    /** Where field {@code i} ends. */
    public int end(int i) {
        return ends[i];
    }

    /** Field {@code i} as text, for headers, markers and messages. */
    public String text(int i) {
        return new String(line, starts[i], ends[i] - starts[i], StandardCharsets.UTF_8);
    }
}

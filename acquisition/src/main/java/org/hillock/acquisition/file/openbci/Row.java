package org.hillock.acquisition.file.openbci;

import java.nio.charset.StandardCharsets;
import org.hillock.acquisition.file.text.DecimalParser;
import org.hillock.acquisition.file.text.FieldSplitter;
import org.hillock.acquisition.file.text.LineReader;

/** Parses one row at a time into arrays that are used again and again; allocates nothing. */
final class Row {
    /** Stamps above this are milliseconds, those below seconds: in seconds it is the year 5138. */
    private static final double LARGEST_SECONDS = 1e11;

    private static final int SECONDS_TO_NANOS = 9;
    private static final int MILLIS_TO_NANOS = 6;

    private final Columns columns;
    private final RowLayout layout;
    private final FieldSplitter splitter;
    private final DecimalParser parser;
    private final int[] exgColumns;
    private final int[] auxColumns;
    private final int stampColumn;
    private final int markerColumn;
    private final float[] exg;
    private final float[] aux;
    private byte[] line = new byte[0];
    private int sampleIndex;
    private long stampNanos;
    private double marker;

    Row(Columns columns, RowLayout layout) {
        this.columns = columns;
        this.layout = layout;
        this.splitter = layout.splitter();
        this.parser = new DecimalParser(layout.decimalMark());
        this.exgColumns = columns.exg().stream().mapToInt(Integer::intValue).toArray();
        this.auxColumns = columns.aux().stream().mapToInt(Integer::intValue).toArray();
        this.stampColumn = columns.stamp().orElse(-1);
        this.markerColumn = columns.marker().orElse(-1);
        this.exg = new float[exgColumns.length];
        this.aux = new float[auxColumns.length];
    }

    /** Parses the reader's current line; false when it is not a whole row of numbers. */
    boolean parse(LineReader lines) {
        line = lines.bytes();
        if (splitter.split(line, lines.start(), lines.end()) != layout.pieces()) {
            return false;
        }
        if (!number(columns.sampleIndex()) || parser.value() != Math.rint(parser.value())) {
            return false;
        }
        sampleIndex = (int) parser.value();
        return numbers(exgColumns, exg) && numbers(auxColumns, aux) && readStamp() && readMarker();
    }

    private boolean numbers(int[] from, float[] values) {
        for (int i = 0; i < from.length; i++) {
            if (!number(from[i])) {
                return false;
            }
            values[i] = (float) parser.value();
        }
        return true;
    }

    private boolean readStamp() {
        if (stampColumn < 0) {
            return true;
        }
        if (!number(stampColumn)) {
            return false;
        }
        stampNanos = parser.scaled(parser.value() > LARGEST_SECONDS ? MILLIS_TO_NANOS : SECONDS_TO_NANOS);
        return true;
    }

    private boolean readMarker() {
        if (markerColumn < 0) {
            return true;
        }
        boolean isNumber = number(markerColumn);
        marker = parser.value();
        return isNumber;
    }

    private boolean number(int column) {
        int from = splitter.start(layout.first(column));
        int to = splitter.end(layout.last(column));
        return parser.parse(line, from, to) == DecimalParser.Kind.NUMBER;
    }

    /** The board's frame counter. */
    int sampleIndex() {
        return sampleIndex;
    }

    /** Copies the biopotentials to a frame. */
    void exgTo(float[] samples, int offset) {
        System.arraycopy(exg, 0, samples, offset, exg.length);
    }

    /** Copies the other inputs to a frame. */
    void auxTo(float[] samples, int offset) {
        System.arraycopy(aux, 0, samples, offset, aux.length);
    }

    /** The stamp in nanoseconds since 1970; 0 when the file has none. */
    long stampNanos() {
        return stampNanos;
    }

    /** The marker's number; 0 for none. */
    double marker() {
        return marker;
    }

    /** The time of day as the GUI wrote it; empty when the file has no such column. */
    String clock() {
        if (columns.clock().isEmpty()) {
            return "";
        }
        int column = columns.clock().getAsInt();
        int from = splitter.start(layout.first(column));
        return new String(line, from, splitter.end(layout.last(column)) - from, StandardCharsets.UTF_8);
    }
}

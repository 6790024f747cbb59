package org.hillock.acquisition.file.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.hillock.acquisition.file.csv.CsvDescription.MarkedRows;
import org.hillock.acquisition.file.csv.CsvDescription.MarkerColumn;
import org.hillock.acquisition.file.text.DecimalParser;
import org.hillock.acquisition.file.text.FieldSplitter;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.StreamEvent;

/** Turns the marker columns of each row into markers; a row of zeros allocates nothing. */
final class MarkerCodes {
    private static final double LARGEST_WHOLE = 1e15;

    private final String streamId;
    private final List<MarkerColumn> columns;
    private final int[] places;
    private final String[] last;
    private final DecimalParser parser;

    MarkerCodes(String streamId, CsvDescription description, int[] places) {
        this.streamId = streamId;
        this.columns = description.markers();
        this.places = places;
        this.last = new String[places.length];
        Arrays.fill(last, "");
        this.parser = new DecimalParser(description.decimalMark());
    }

    /** Reads one row's codes. */
    void row(byte[] line, FieldSplitter fields, long timeNanos, long arrivalNanos, Queue<StreamEvent> out) {
        for (int i = 0; i < places.length; i++) {
            DecimalParser.Kind kind = parser.parse(line, fields.start(places[i]), fields.end(places[i]));
            if (kind == DecimalParser.Kind.MISSING || (kind == DecimalParser.Kind.NUMBER && parser.value() == 0)) {
                last[i] = "";
            } else {
                mark(i, kind, fields, timeNanos, arrivalNanos, out);
            }
        }
    }

    private void mark(
            int i,
            DecimalParser.Kind kind,
            FieldSplitter fields,
            long timeNanos,
            long arrivalNanos,
            Queue<StreamEvent> out) {
        double number = parser.value();
        boolean isWhole =
                kind == DecimalParser.Kind.NUMBER && number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE;
        String code = isWhole ? Long.toString((long) number) : fields.text(places[i]);
        MarkerColumn column = columns.get(i);
        if (column.rows() == MarkedRows.NONZERO || !code.equals(last[i])) {
            out.add(new Marker(streamId, timeNanos, arrivalNanos, column.prefix() + code, 0));
        }
        last[i] = code;
    }
}

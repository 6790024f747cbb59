package org.hillock.acquisition.file.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.csv.CsvDescription.ChannelColumn;
import org.hillock.acquisition.file.csv.CsvDescription.TimeColumn;
import org.hillock.acquisition.file.step.ChunkAssembler;
import org.hillock.acquisition.file.step.EventQueues;
import org.hillock.acquisition.file.step.EventReader;
import org.hillock.acquisition.file.text.DecimalParser;
import org.hillock.acquisition.file.text.FieldSplitter;
import org.hillock.acquisition.file.text.LineReader;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;

/**
 * Reads rows, a chunk a step; the row loop allocates nothing unless a row carries a marker or follows a loss.
 *
 * <p>An empty field and {@code nan} give NaN. A damaged row fails the reading, but for a last line that has no line end:
 * it was cut while it was written and becomes a gap.
 */
final class CsvRowReader implements EventReader {
    private final String file;
    private final LineReader lines;
    private final CsvTable table;
    private final FieldSplitter fields;
    private final DecimalParser parser;
    private final byte[] comment;
    private final int[] places;
    private final double[] scales;
    private final double[] offsets;
    private final int timePlace;
    private final int timePower;
    private final RowTimes times;
    private final ChunkAssembler assembler;
    private final MarkerCodes codes;
    private final ArrayDeque<StreamEvent> markers = new ArrayDeque<>();
    private final StreamInfo signal;
    private final float[] frame;

    /** A reader of the rows; {@code lines} is before its first line. */
    CsvRowReader(String file, LineReader lines, CsvTable table) throws IOException {
        CsvDescription description = table.description();
        this.file = file;
        this.lines = lines;
        this.table = table;
        this.fields = FieldSplitter.at(description.separator(), table.places().count());
        this.parser = new DecimalParser(description.decimalMark());
        this.comment = description.comment().getBytes(StandardCharsets.UTF_8);
        this.places = table.places().channels();
        this.scales = description.channels().stream()
                .mapToDouble(ChannelColumn::scale)
                .toArray();
        this.offsets = description.channels().stream()
                .mapToDouble(ChannelColumn::offset)
                .toArray();
        this.timePlace = table.places().time();
        this.timePower = description.time().map(TimeColumn::powerOfTen).orElse(0);
        this.times = new RowTimes(description);
        this.signal = table.signal();
        this.assembler = new ChunkAssembler(signal);
        this.frame = new float[places.length];
        String markerStream = table.markers().map(StreamInfo::id).orElse("");
        this.codes = new MarkerCodes(markerStream, description, table.places().markers());
        int skipped = 0;
        while (skipped < description.headerLines() && lines.next()) {
            skipped++;
        }
    }

    @Override
    public boolean read(Queue<StreamEvent> out) throws IOException {
        while (!assembler.isFull()) {
            if (!lines.next()) {
                return false;
            }
            if (isSkipped()) {
                continue;
            }
            if (!row(out)) {
                if (lines.isTerminated()) {
                    throw damage();
                }
                cut(out);
                return false;
            }
        }
        flush(out);
        return true;
    }

    private boolean isSkipped() {
        return lines.isBlank() || startsWith(lines, comment);
    }

    /** Whether the current line starts with the mark of a comment. */
    static boolean startsWith(LineReader lines, byte[] comment) {
        if (comment.length == 0 || lines.end() - lines.start() < comment.length) {
            return false;
        }
        for (int i = 0; i < comment.length; i++) {
            if (lines.bytes()[lines.start() + i] != comment[i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads the current line as a frame; false when it is damaged, and then nothing has changed. */
    private boolean row(Queue<StreamEvent> out) {
        byte[] line = lines.bytes();
        if (fields.split(line, lines.start(), lines.end()) != table.places().count()) {
            return false;
        }
        for (int c = 0; c < places.length; c++) {
            if (parser.parse(line, fields.start(places[c]), fields.end(places[c])) == DecimalParser.Kind.MALFORMED) {
                return false;
            }
            frame[c] = (float) (parser.value() * scales[c] + offsets[c]);
        }
        long stampNanos = 0;
        if (timePlace >= 0) {
            if (parser.parse(line, fields.start(timePlace), fields.end(timePlace)) != DecimalParser.Kind.NUMBER) {
                return false;
            }
            stampNanos = parser.scaled(timePower);
        }
        RowTimes.Step step = times.next(stampNanos);
        if (step != RowTimes.Step.NEXT) {
            jump(step, out);
        }
        System.arraycopy(frame, 0, assembler.samples(), assembler.offset(), frame.length);
        assembler.commit(times.timeNanos(), times.arrivalNanos());
        codes.row(line, fields, times.timeNanos(), times.arrivalNanos(), markers);
        return true;
    }

    /** A loss or a clock reset ends the chunk and is told between the chunks. */
    private void jump(RowTimes.Step step, Queue<StreamEvent> out) {
        flush(out);
        long from = times.previousNanos();
        long to = times.timeNanos();
        String where = "the time stamps jump at line " + lines.lineNumber();
        if (step == RowTimes.Step.GAP) {
            out.add(new Gap(signal.id(), from, to, times.missingFrames(), times.arrivalNanos(), where));
        } else {
            out.add(new ClockReset(signal.id(), from, to, times.arrivalNanos()));
            table.markers().ifPresent(stream -> out.add(new ClockReset(stream.id(), from, to, times.arrivalNanos())));
        }
    }

    private void cut(Queue<StreamEvent> out) {
        flush(out);
        long to = times.afterNextNanos();
        String reason = "line " + lines.lineNumber() + ", the last, is cut";
        out.add(new Gap(signal.id(), times.timeNanos(), to, 1, Math.max(times.arrivalNanos(), to), reason));
    }

    private AcquisitionException damage() {
        String where = file + ", line " + lines.lineNumber();
        int count = table.places().count();
        String origin = table.description().origin();
        if (fields.count() != count) {
            return AcquisitionException.badInput(
                    where,
                    fields.count() + " fields in " + lines.quoted(),
                    count + " as in the lines before",
                    "repair or remove the line, or correct 'separator' and 'headerLines' in " + origin);
        }
        for (ChannelColumn channel : table.description().channels()) {
            int place = places[table.description().channels().indexOf(channel)];
            if (kind(place) == DecimalParser.Kind.MALFORMED) {
                return notANumber(where, place, channel.column().toString());
            }
        }
        return notANumber(where, timePlace, "the time column");
    }

    private DecimalParser.Kind kind(int place) {
        return parser.parse(lines.bytes(), fields.start(place), fields.end(place));
    }

    private AcquisitionException notANumber(String where, int place, String column) {
        String text = fields.text(place);
        return AcquisitionException.badInput(
                where + ", field " + (place + 1),
                "'" + (text.length() > 60 ? text.substring(0, 57) + "..." : text) + "'",
                "a number for " + column,
                "repair or remove the line, or correct 'decimalMark' and the columns in "
                        + table.description().origin());
    }

    @Override
    public void flush(Queue<StreamEvent> out) {
        EventQueues.move(markers, out);
        assembler.flush(out);
    }
}

package org.hillock.acquisition.file.openbci;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.hillock.acquisition.file.step.ChunkAssembler;
import org.hillock.acquisition.file.step.EventQueues;
import org.hillock.acquisition.file.step.EventReader;
import org.hillock.acquisition.file.step.RegularTimes;
import org.hillock.acquisition.file.text.LineReader;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.StreamEvent;

/** Reads rows, a chunk a step; the row loop allocates nothing unless a row carries a marker or follows a loss. */
final class GuiRowReader implements EventReader {
    private final LineReader lines;
    private final GuiLayout layout;
    private final Row row;
    private final SampleCounter counter;
    private final double rateHz;
    private final ChunkAssembler exg;
    private final ChunkAssembler aux;
    private final ArrayDeque<StreamEvent> markers = new ArrayDeque<>();
    private boolean started;
    private boolean ended;
    private int previousIndex;
    private long previousStampNanos;
    private long firstStampNanos;
    private long frame;
    private long timeNanos;
    private long arrivalNanos;
    private long tornRows;
    private long firstTornLine;

    /** A reader of the rows after the header; {@code lines} is before its first line. */
    GuiRowReader(LineReader lines, GuiLayout layout) throws IOException {
        this.lines = lines;
        this.layout = layout;
        this.row = new Row(layout.columns(), layout.rows());
        this.counter = SampleCounter.of(layout.header().board().orElse(""));
        this.rateHz = layout.header().rateHz();
        this.exg = new ChunkAssembler(layout.exg());
        this.aux = layout.aux().map(ChunkAssembler::new).orElse(exg);
        long skipped = 0;
        while (skipped < layout.header().lines() && lines.next()) {
            skipped++;
        }
    }

    @Override
    public boolean read(Queue<StreamEvent> out) throws IOException {
        while (!exg.isFull()) {
            if (!lines.next()) {
                return end(out);
            }
            if (lines.start() == lines.end() || lines.bytes()[lines.start()] == '%') {
                continue;
            }
            if (row.parse(lines)) {
                frame(out);
            } else if (!lines.isBlank()) {
                torn();
            }
        }
        flush(out);
        return true;
    }

    private void torn() {
        firstTornLine = tornRows == 0 ? lines.lineNumber() : firstTornLine;
        tornRows++;
    }

    private void frame(Queue<StreamEvent> out) {
        int index = row.sampleIndex();
        long stampNanos = row.stampNanos();
        if (started) {
            advance(index, stampNanos, out);
        } else {
            firstStampNanos = stampNanos;
            started = true;
            tornRows = 0;
        }
        arrivalNanos = Math.max(arrivalNanos, Math.max(timeNanos, stampNanos - firstStampNanos));
        previousIndex = index;
        previousStampNanos = stampNanos;
        row.exgTo(exg.samples(), exg.offset());
        exg.commit(timeNanos, arrivalNanos);
        if (aux != exg) {
            row.auxTo(aux.samples(), aux.offset());
            aux.commit(timeNanos, arrivalNanos);
        }
        if (row.marker() != 0) {
            marker();
        }
    }

    /** Moves the time to the next frame; a loss ends the chunk and is told between the chunks. */
    private void advance(int index, long stampNanos, Queue<StreamEvent> out) {
        long span = layout.columns().stamp().isPresent() ? Math.max(0, stampNanos - previousStampNanos) : -1;
        long missing = counter.step() == 0 ? tornRows : counter.missing(previousIndex, index, span, rateHz);
        long beforeNanos = timeNanos;
        frame += 1 + Math.max(0, missing);
        timeNanos = RegularTimes.nanos(frame, rateHz);
        if (missing != 0) {
            flush(out);
            long noticedNanos = Math.max(arrivalNanos, Math.max(timeNanos, stampNanos - firstStampNanos));
            gap(beforeNanos, timeNanos, Math.max(0, missing), noticedNanos, reason(index, missing), out);
        }
        tornRows = 0;
    }

    private String reason(int index, long missing) {
        String what = missing == SampleCounter.RESTARTED
                ? "the sample index went from " + previousIndex + " to " + index + " without time for a loss"
                : counter.step() == 0
                        ? "unreadable rows"
                        : "the sample index went from " + previousIndex + " to " + index;
        return tornRows == 0
                ? what
                : what + "; " + tornRows + " unreadable " + (tornRows == 1 ? "row" : "rows") + " from line "
                        + firstTornLine + " on";
    }

    private void gap(long from, long to, long missing, long noticed, String reason, Queue<StreamEvent> out) {
        out.add(new Gap(layout.exg().id(), from, to, missing, noticed, reason));
        if (aux != exg) {
            out.add(new Gap(layout.aux().orElseThrow().id(), from, to, missing, noticed, reason));
        }
    }

    private void marker() {
        double number = row.marker();
        String label = number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
        markers.add(new Marker(layout.markers().orElseThrow().id(), timeNanos, arrivalNanos, label, 0));
    }

    /** Rows that are unreadable to the end of the file become a last gap. */
    private boolean end(Queue<StreamEvent> out) {
        if (!ended && started && tornRows > 0) {
            ended = true;
            flush(out);
            long toNanos = RegularTimes.nanos(frame + 1 + tornRows, rateHz);
            String reason = tornRows + " unreadable " + (tornRows == 1 ? "row" : "rows") + " at the end, from line "
                    + firstTornLine + " on";
            gap(timeNanos, toNanos, tornRows, Math.max(arrivalNanos, toNanos), reason, out);
        }
        return false;
    }

    @Override
    public void flush(Queue<StreamEvent> out) {
        EventQueues.move(markers, out);
        exg.flush(out);
        if (aux != exg) {
            aux.flush(out);
        }
    }
}

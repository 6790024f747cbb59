package org.hillock.acquisition.file.edf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.EventCursor;
import org.hillock.acquisition.file.FileBytes;
import org.hillock.acquisition.file.PendingMarkers;
import org.hillock.acquisition.stream.ChunkPool;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads record by record, slice by slice. Within a slice the streams' chunks come in the order of their last stamps,
 * each after the markers up to it.
 */
final class EdfCursor implements EventCursor {
    private static final Logger LOG = LoggerFactory.getLogger(EdfCursor.class);
    private static final int POOLED_CHUNKS = 4;

    private final EdfPlan plan;
    private final FileBytes file;
    private final RecordWindow window;
    private final FrameTimes times;
    private final RecordStarts starts;
    private final EdfStream[] streams;
    private final ChunkPool[] pools;
    private final int[] order;
    private final long[] lastNanos;
    private final List<TriggerLine> lines;
    private final List<EdfSignal> annotations;
    private final PendingMarkers pending = new PendingMarkers(EdfPlan.MARKERS);
    private final ArrayDeque<StreamEvent> jumps = new ArrayDeque<>();
    private long record = -1;
    private int slice;
    private int orderCount;
    private int orderNext;
    private long reachedNanos = Long.MIN_VALUE;
    private int malformed;
    private @Nullable AcquisitionException failure;

    EdfCursor(EdfPlan plan) {
        this.plan = plan;
        this.streams = plan.streams().toArray(new EdfStream[0]);
        int sliceSamples = Arrays.stream(streams)
                .mapToInt(stream -> plan.slices().most(stream.samples()))
                .max()
                .orElse(1);
        this.pools = Arrays.stream(streams)
                .map(stream -> new ChunkPool(stream.info(), plan.slices().most(stream.samples()), POOLED_CHUNKS))
                .toArray(ChunkPool[]::new);
        this.order = new int[streams.length];
        this.lastNanos = new long[streams.length];
        this.slice = plan.slices().count();
        this.times = new FrameTimes(plan.header().recordNanos());
        this.starts = new RecordStarts(plan);
        this.annotations = plan.header().annotationSignals();
        this.lines = lines(plan.header());
        this.file = FileBytes.open(plan.header().file());
        this.window = new RecordWindow(plan.header(), file, sliceSamples);
    }

    private static List<TriggerLine> lines(EdfHeader header) {
        List<EdfSignal> signals = header.triggerSignals();
        List<TriggerLine> lines = new ArrayList<>();
        for (EdfSignal signal : signals) {
            String prefix = signals.size() == 1 ? "" : signal.channel().label() + ":";
            lines.add(new TriggerLine(signal, header.variant(), prefix));
        }
        return lines;
    }

    @Override
    public @Nullable StreamEvent next() {
        while (failure == null) {
            StreamEvent jump = jumps.poll();
            if (jump != null) {
                return jump;
            }
            if (orderNext < orderCount) {
                int stream = order[orderNext];
                Marker due = pending.poll(lastNanos[stream], reachedNanos);
                if (due != null) {
                    return due;
                }
                orderNext++;
                return chunk(stream);
            }
            Marker alone = streams.length == 0 ? pending.poll(times.startNanos(), reachedNanos) : null;
            if (alone != null) {
                return alone;
            }
            if (!advance()) {
                break;
            }
        }
        Marker rest = pending.poll(Long.MAX_VALUE, reachedNanos);
        if (rest == null && failure != null) {
            throw failure;
        }
        return rest;
    }

    /** Goes to the next slice; whatever was read before a failure is still given out. */
    private boolean advance() {
        try {
            if (slice + 1 < plan.slices().count()) {
                slice++;
            } else if (record + 1 < plan.records()) {
                record++;
                slice = 0;
                enterRecord();
            } else {
                reportMalformed();
                return false;
            }
            enterSlice();
        } catch (AcquisitionException e) {
            failure = e;
        }
        return true;
    }

    private void reportMalformed() {
        if (malformed > 0) {
            LOG.warn(
                    "{}: {} annotations were malformed and skipped.",
                    plan.header().file(),
                    malformed);
            malformed = 0;
        }
    }

    private void enterRecord() {
        window.enter(record);
        for (int i = 0; i < annotations.size(); i++) {
            EdfSignal signal = annotations.get(i);
            int from = window.locate(signal, 0, signal.samples());
            int to = from + signal.samples() * plan.header().variant().sampleBytes();
            if (i == 0) {
                starts.read(record, window.bytes(), from, to);
            }
            malformed += AnnotationList.read(window.bytes(), from, to, this::annotation);
        }
        long startNanos = starts.startNanos(record);
        if (record > 0 && starts.jump(startNanos, times.startNanos(), lastNanos, jumps)) {
            pending.clockWasReset();
            reachedNanos = Long.MIN_VALUE;
        }
        times.begin(startNanos);
    }

    private void annotation(long onsetNanos, long durationNanos, String text) {
        pending.add(onsetNanos, text, durationNanos);
    }

    private void enterSlice() {
        RecordSlices slices = plan.slices();
        for (int i = 0; i < lines.size(); i++) {
            TriggerLine line = lines.get(i);
            EdfSignal signal = line.signal();
            int first = slices.first(slice, signal.samples());
            int count = slices.first(slice + 1, signal.samples()) - first;
            int at = window.locate(signal, first, count);
            line.scan(window.bytes(), at, times, first, count, pending);
        }
        orderNext = 0;
        orderCount = 0;
        for (int s = 0; s < streams.length; s++) {
            int samples = streams[s].samples();
            int end = slices.first(slice + 1, samples);
            if (end > slices.first(slice, samples)) {
                lastNanos[s] = times.nanos(end - 1, samples);
                insert(s);
            }
        }
    }

    private void insert(int stream) {
        int at = orderCount++;
        while (at > 0 && lastNanos[order[at - 1]] > lastNanos[stream]) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = stream;
    }

    private SampleChunk chunk(int index) {
        EdfStream stream = streams[index];
        int first = plan.slices().first(slice, stream.samples());
        int frames = plan.slices().first(slice + 1, stream.samples()) - first;
        SampleChunk chunk = pools[index].take();
        List<EdfSignal> signals = stream.signals();
        for (int c = 0; c < signals.size(); c++) {
            EdfSignal signal = signals.get(c);
            int at = window.locate(signal, first, frames);
            decode(signal, at, frames, chunk.samples(), c, signals.size());
        }
        long[] stamps = chunk.frameNanos();
        for (int f = 0; f < frames; f++) {
            stamps[f] = times.nanos(first + f, stream.samples());
        }
        reachedNanos = Math.max(reachedNanos, lastNanos[index]);
        chunk.fill(frames, lastNanos[index]);
        return chunk;
    }

    private void decode(EdfSignal signal, int at, int frames, float[] into, int channel, int channels) {
        if (signal.role() == EdfSignal.Role.STATUS) {
            SampleDecoder.status(window.bytes(), at, frames, into, channel, channels);
        } else if (plan.header().variant() == EdfVariant.BDF) {
            SampleDecoder.int24(window.bytes(), at, frames, signal.gain(), signal.offset(), into, channel, channels);
        } else {
            SampleDecoder.int16(window.bytes(), at, frames, signal.gain(), signal.offset(), into, channel, channels);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}

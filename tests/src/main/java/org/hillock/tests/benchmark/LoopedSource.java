package org.hillock.tests.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import reactor.core.publisher.Flux;

/**
 * Plays the events of another source again and again from memory, each time on later stamps, so that a run is timed
 * without the cost of making its signal.
 */
final class LoopedSource implements SignalSource {
    private final List<StreamInfo> streams;
    private final List<StreamEvent> events = new ArrayList<>();
    private final int rounds;
    private final long roundNanos;

    /**
     * Reads a source to its end.
     *
     * @param roundNanos how much later each round begins than the one before
     */
    LoopedSource(SignalSource original, int rounds, long roundNanos) {
        this.streams = original.streams();
        this.rounds = rounds;
        this.roundNanos = roundNanos;
        original.events().doOnNext(event -> events.add(keep(event))).blockLast();
        original.close();
    }

    private static StreamEvent keep(StreamEvent event) {
        if (!(event instanceof SampleChunk chunk)) {
            return event;
        }
        SampleChunk copy = later(chunk, 0);
        chunk.release();
        return copy;
    }

    /** Shares the samples when the chunk is this source's own, since nobody downstream writes into them. */
    private static SampleChunk later(SampleChunk chunk, long nanos) {
        int frames = chunk.frameCount();
        float[] samples = chunk.samples();
        if (nanos == 0) {
            samples = new float[frames * chunk.channelCount()];
            System.arraycopy(chunk.samples(), 0, samples, 0, samples.length);
        }
        long[] stamps = new long[frames];
        for (int f = 0; f < frames; f++) {
            stamps[f] = chunk.frameNanos()[f] + nanos;
        }
        return SampleChunk.of(chunk.stream(), samples, stamps, chunk.arrivalNanos() + nanos);
    }

    private static StreamEvent later(StreamEvent event, long nanos) {
        if (event instanceof SampleChunk chunk) {
            return later(chunk, nanos);
        }
        Marker marker = (Marker) event;
        return new Marker(
                marker.streamId(),
                marker.timeNanos() + nanos,
                marker.arrivalNanos() + nanos,
                marker.label(),
                marker.durationNanos());
    }

    @Override
    public String name() {
        return "looped signal";
    }

    @Override
    public List<StreamInfo> streams() {
        return streams;
    }

    @Override
    public Flux<StreamEvent> events() {
        return Flux.range(1, rounds)
                .concatMapIterable(round -> events.stream().map(event -> later(event, round * roundNanos))::iterator);
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}

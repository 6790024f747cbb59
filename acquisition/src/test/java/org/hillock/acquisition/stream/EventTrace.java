package org.hillock.acquisition.stream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What remains of an event once its chunk is released; two traces are equal when the events said the same, bit by bit.
 *
 * @param streamId the event's stream
 * @param arrivalNanos the event's arrival
 * @param marked the event itself, unless it was a chunk
 * @param chunkStream the stream of a chunk
 * @param frames frames of a chunk
 * @param firstNanos the first stamp of a chunk
 * @param lastNanos the last stamp of a chunk
 * @param ascending whether the stamps of a chunk never decrease
 * @param digest a mixture of the stamps and of the bits of the values of a chunk, in their order
 */
public record EventTrace(
        String streamId,
        long arrivalNanos,
        Optional<StreamEvent> marked,
        Optional<StreamInfo> chunkStream,
        int frames,
        long firstNanos,
        long lastNanos,
        boolean ascending,
        long digest) {
    /** Reads what an event says; a chunk is neither kept nor released. */
    public static EventTrace of(StreamEvent event) {
        if (!(event instanceof SampleChunk chunk)) {
            return new EventTrace(
                    event.streamId(), event.arrivalNanos(), Optional.of(event), Optional.empty(), 0, 0, 0, true, 0);
        }
        long digest = 0;
        boolean ascending = true;
        int frames = chunk.frameCount();
        for (int f = 0; f < frames; f++) {
            digest = mixed(digest, chunk.frameNanos()[f]);
            ascending &= f == 0 || chunk.frameNanos()[f] >= chunk.frameNanos()[f - 1];
        }
        for (int i = 0; i < frames * chunk.channelCount(); i++) {
            digest = mixed(digest, Float.floatToRawIntBits(chunk.samples()[i]));
        }
        return new EventTrace(
                chunk.streamId(),
                chunk.arrivalNanos(),
                Optional.empty(),
                Optional.of(chunk.stream()),
                frames,
                frames == 0 ? 0 : chunk.frameNanos()[0],
                frames == 0 ? 0 : chunk.frameNanos()[frames - 1],
                ascending,
                digest);
    }

    /** One round of the mixing of SplitMix64 (Steele, Lea and Flood 2014): every step is invertible, so one change always shows. */
    private static long mixed(long digest, long value) {
        long z = digest * 0x9e3779b97f4a7c15L + value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        return z ^ (z >>> 27);
    }

    /** Whether the event was a chunk. */
    public boolean isChunk() {
        return chunkStream.isPresent();
    }

    /** The event, unless it was a chunk. */
    public @Nullable StreamEvent event() {
        return marked.orElse(null);
    }

    /** The stream of a chunk. */
    public StreamInfo stream() {
        return chunkStream.orElseThrow();
    }
}

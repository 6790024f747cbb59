package org.hillock.acquisition.stream;

import java.util.Optional;
import java.util.zip.CRC32;
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
 * @param digest CRC-32 over the stamps and the bits of the values of a chunk
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
        CRC32 crc = new CRC32();
        boolean ascending = true;
        int frames = chunk.frameCount();
        for (int f = 0; f < frames; f++) {
            update(crc, chunk.frameNanos()[f]);
            ascending &= f == 0 || chunk.frameNanos()[f] >= chunk.frameNanos()[f - 1];
        }
        for (int i = 0; i < frames * chunk.channelCount(); i++) {
            update(crc, Float.floatToRawIntBits(chunk.samples()[i]));
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
                crc.getValue());
    }

    private static void update(CRC32 crc, long value) {
        for (int shift = 0; shift < 64; shift += 8) {
            crc.update((int) (value >>> shift) & 0xff);
        }
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

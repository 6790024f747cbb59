package org.hillock.runtime.console;

import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamInfo;

/** The last frames of a stream with their times. Takes chunks without allocation. Not thread-safe. */
final class TraceRing {
    private static final double SECONDS = 32;
    private static final int IRREGULAR_FRAMES = 4096;
    private static final int MOST_VALUES = 1 << 22;

    private final int channels;
    private final int capacity;
    private final float[] values;
    private final long[] nanos;
    private long written;

    TraceRing(StreamInfo stream) {
        this.channels = stream.channelCount();
        double frames = stream.nominalRateHz() > 0 ? stream.nominalRateHz() * SECONDS : IRREGULAR_FRAMES;
        this.capacity = (int) Math.max(16, Math.min(frames, MOST_VALUES / (double) channels));
        this.values = new float[capacity * channels];
        this.nanos = new long[capacity];
    }

    void add(SampleChunk chunk) {
        for (int f = 0; f < chunk.frameCount(); f++) {
            int at = (int) (written % capacity);
            System.arraycopy(chunk.samples(), f * channels, values, at * channels, channels);
            nanos[at] = chunk.frameNanos()[f];
            written++;
        }
    }

    void clear() {
        written = 0;
    }

    int channels() {
        return channels;
    }

    /** The number of the oldest frame that is still held. */
    long begin() {
        return Math.max(0, written - capacity);
    }

    /** One beyond the number of the newest frame. */
    long end() {
        return written;
    }

    long nanos(long frame) {
        return nanos[(int) (frame % capacity)];
    }

    float value(long frame, int channel) {
        return values[(int) (frame % capacity) * channels + channel];
    }

    /** The first frame that is not older than a time. */
    long firstSince(long timeNanos) {
        long low = begin();
        long high = end();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (nanos(middle) < timeNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

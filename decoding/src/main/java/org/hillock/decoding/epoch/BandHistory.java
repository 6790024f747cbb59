package org.hillock.decoding.epoch;

import org.hillock.decoding.spatial.CovarianceKernel;

/**
 * The last frames of every band, in a ring, with their stamps and whether they are spoilt. Frames are counted from 0 for
 * the whole session. Data plane: nothing allocates after construction.
 */
final class BandHistory {
    private final int channels;
    private final int capacity;
    private final double[][] rings;
    private final long[] stamps;
    private final boolean[] spoilt;
    private long oldest;
    private long end;

    /**
     * An empty ring.
     *
     * @param frames how many frames it must hold at least
     */
    BandHistory(int channels, int bands, int frames) {
        this.channels = channels;
        this.capacity = Integer.highestOneBit(Math.max(1, frames - 1)) << 1;
        this.rings = new double[bands][capacity * channels];
        this.stamps = new long[capacity];
        this.spoilt = new boolean[capacity];
    }

    /** One past the newest frame. */
    long end() {
        return end;
    }

    /** The oldest frame still held. */
    long begin() {
        return Math.max(oldest, end - capacity);
    }

    /** Lets go of all frames; what comes next has stamps of another clock. */
    void forget() {
        oldest = end;
    }

    boolean isEmpty() {
        return begin() == end;
    }

    int channels() {
        return channels;
    }

    int bands() {
        return rings.length;
    }

    long stamp(long frame) {
        return stamps[slot(frame)];
    }

    /**
     * Appends frames.
     *
     * @param bandFrames by band, frame-major. Not modified.
     * @param frameNanos one stamp a frame. Not modified.
     * @param artefacts one flag a frame. Not modified.
     */
    void append(double[][] bandFrames, int frames, long[] frameNanos, boolean[] artefacts) {
        int done = 0;
        while (done < frames) {
            int slot = slot(end);
            int count = Math.min(frames - done, capacity - slot);
            for (int b = 0; b < rings.length; b++) {
                System.arraycopy(bandFrames[b], done * channels, rings[b], slot * channels, count * channels);
            }
            System.arraycopy(frameNanos, done, stamps, slot, count);
            System.arraycopy(artefacts, done, spoilt, slot, count);
            end += count;
            done += count;
        }
    }

    /** Adds the outer products of some frames to the upper half of a sum. */
    void accumulate(int band, long from, long to, double[] sum) {
        long at = from;
        while (at < to) {
            int slot = slot(at);
            int count = (int) Math.min(to - at, capacity - slot);
            CovarianceKernel.accumulate(rings[band], slot, count, channels, sum);
            at += count;
        }
    }

    /** Adds the squares of some frames, channel by channel, in the order of the frames. */
    void accumulateSquares(int band, long from, long to, double[] sum) {
        double[] ring = rings[band];
        for (long frame = from; frame < to; frame++) {
            int first = slot(frame) * channels;
            for (int c = 0; c < channels; c++) {
                double value = ring[first + c];
                sum[c] += value * value;
            }
        }
    }

    boolean anySpoilt(long from, long to) {
        for (long frame = from; frame < to; frame++) {
            if (spoilt[slot(frame)]) {
                return true;
            }
        }
        return false;
    }

    void copy(int band, long from, long to, double[] out) {
        if (from < begin() || to > end) {
            throw new IllegalStateException("the samples of a segment were read after they had been overwritten");
        }
        int done = 0;
        long at = from;
        while (at < to) {
            int slot = slot(at);
            int count = (int) Math.min(to - at, capacity - slot);
            System.arraycopy(rings[band], slot * channels, out, done * channels, count * channels);
            at += count;
            done += count;
        }
    }

    /** The held frame whose stamp is nearest to a time; the earlier of two equally near. */
    long nearest(long nanos) {
        long low = begin();
        long high = end - 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (stamp(middle) < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > begin() && nanos - stamp(low - 1) <= stamp(low) - nanos ? low - 1 : low;
    }

    private int slot(long frame) {
        return (int) (frame & (capacity - 1));
    }
}

package org.hillock.decoding.epoch;

/**
 * Which frames hold a sample that is no finite number in a channel that matters. The conditioning fills such holes, so
 * that the filters live on; what was filled must never pass for signal.
 *
 * <p>A block is looked at before it is conditioned and asked for afterwards. When the conditioning decimates, a kept frame
 * answers for those that were left out since the kept one before it. Allocates nothing after it is made.
 */
final class Holes {
    private static final int EXPONENT = 0x7f800000;
    private static final int EXPONENT_UNIT = 0x00800000;

    private final int width;
    private final int[] watched;
    private final long[] rawNanos;
    private final boolean[] hollow;
    private int rawFrames;

    /** A hole since the last kept frame. */
    private boolean open;

    /**
     * Marks for blocks of at most {@code blockFrames} frames.
     *
     * @param width values a frame
     * @param watched indices of the channels that matter
     */
    Holes(int width, int[] watched, int blockFrames) {
        this.width = width;
        this.watched = watched.clone();
        this.rawNanos = new long[blockFrames];
        this.hollow = new boolean[blockFrames];
    }

    /**
     * Looks at a block as it came.
     *
     * @param block frame-major values. Not modified.
     */
    void look(float[] block, long[] frameNanos, int frames) {
        System.arraycopy(frameNanos, 0, rawNanos, 0, frames);
        for (int f = 0; f < frames; f++) {
            hollow[f] = hasHole(block, f * width);
        }
        rawFrames = frames;
    }

    private boolean hasHole(float[] block, int at) {
        int carries = 0;
        for (int channel : watched) {
            // One added to an exponent of all ones, and only to that, carries into the sign.
            carries |= (Float.floatToRawIntBits(block[at + channel]) & EXPONENT) + EXPONENT_UNIT;
        }
        return carries < 0;
    }

    /**
     * Marks the frames that the conditioning kept of the block last looked at.
     *
     * @param frameNanos stamps of the kept frames
     * @param spoilt set to true for the frames that stand for a hole; the others are left
     */
    void mark(long[] frameNanos, int kept, boolean[] spoilt) {
        if (kept == rawFrames) {
            for (int f = 0; f < kept; f++) {
                spoilt[f] |= hollow[f];
            }
            return;
        }
        int raw = 0;
        for (int f = 0; f < kept; f++) {
            while (raw < rawFrames && rawNanos[raw] <= frameNanos[f]) {
                open |= hollow[raw++];
            }
            spoilt[f] |= open;
            open = false;
        }
        while (raw < rawFrames) {
            open |= hollow[raw++];
        }
    }
}

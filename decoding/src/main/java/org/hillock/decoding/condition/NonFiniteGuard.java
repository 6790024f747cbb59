package org.hillock.decoding.condition;

import java.util.Arrays;

/**
 * Replaces NaN and infinite samples by the channel's last finite one, so that they can't poison a recursive filter, and
 * counts them.
 *
 * <p>Before a channel's first finite sample the replacement is 0.
 */
public final class NonFiniteGuard implements Conditioner {
    private static final int EXPONENT = 0x7f800000;
    private static final int EXPONENT_UNIT = 0x00800000;

    private final int channels;
    private float[] lastFinite;

    /** Takes the place of {@link #lastFinite} once it holds a good frame. */
    private float[] spare;

    private long replaced;

    /** A guard over frames of {@code channels} values. */
    public NonFiniteGuard(int channels) {
        this.channels = channels;
        this.lastFinite = new float[channels];
        this.spare = new float[channels];
    }

    @Override
    public int condition(float[] samples, long[] frameNanos, int frameCount) {
        int count = frameCount * channels;
        int carries = 0;
        for (int i = 0; i < count; i++) {
            carries |= carry(samples[i]);
        }
        if (carries < 0) {
            repair(samples, 0, frameCount);
        } else if (frameCount > 0) {
            remember(samples, frameCount - 1);
        }
        return frameCount;
    }

    /**
     * Widens consecutive frames to double and replaces what is not finite on the way.
     *
     * @param samples frame-major values. Not modified.
     * @param clean the frames from its start. Modified.
     */
    void widen(float[] samples, int firstFrame, int frameCount, double[] clean) {
        int from = firstFrame * channels;
        int count = frameCount * channels;
        int carries = 0;
        for (int i = 0; i < count; i++) {
            float sample = samples[from + i];
            carries |= carry(sample);
            clean[i] = sample;
        }
        if (carries >= 0) {
            remember(samples, firstFrame + frameCount - 1);
            return;
        }
        for (int at = 0; at < count; at += channels) {
            for (int c = 0; c < channels; c++) {
                clean[at + c] = finite(samples[from + at + c], c);
            }
        }
    }

    /**
     * Replaces what is not finite in a frame.
     *
     * @param samples frame-major values. Modified where they are not finite.
     */
    void mend(float[] samples, int frame) {
        if (copy(samples, frame * channels, spare) < 0) {
            repair(samples, frame, 1);
        } else {
            float[] good = spare;
            spare = lastFinite;
            lastFinite = good;
        }
    }

    /** Copies a frame; negative when one of its values is not finite. */
    private static int copy(float[] samples, int from, float[] frame) {
        int carries = 0;
        for (int c = 0; c < frame.length; c++) {
            float sample = samples[from + c];
            carries |= carry(sample);
            frame[c] = sample;
        }
        return carries;
    }

    /** Keeps a frame, all of whose values are finite, as the last good one. */
    void remember(float[] samples, int frame) {
        System.arraycopy(samples, frame * channels, lastFinite, 0, channels);
    }

    /**
     * Replaces what is not finite in consecutive frames.
     *
     * @param samples frame-major values. Modified.
     */
    void repair(float[] samples, int firstFrame, int frameCount) {
        int from = firstFrame * channels;
        int to = from + frameCount * channels;
        for (int at = from; at < to; at += channels) {
            for (int c = 0; c < channels; c++) {
                samples[at + c] = finite(samples[at + c], c);
            }
        }
    }

    /**
     * Negative when a sample is not finite, so that a block is checked by the sign of all of them or-ed together.
     *
     * <p>Adding one to an exponent of all ones, and only to that, carries into the sign bit.
     */
    static int carry(float sample) {
        return (Float.floatToRawIntBits(sample) & EXPONENT) + EXPONENT_UNIT;
    }

    /** How many samples were replaced so far. */
    public long replacedSamples() {
        return replaced;
    }

    @Override
    public void reset() {
        Arrays.fill(lastFinite, 0);
    }

    private float finite(float sample, int channel) {
        if (Math.abs(sample) <= Float.MAX_VALUE) {
            lastFinite[channel] = sample;
        } else {
            replaced++;
        }
        return lastFinite[channel];
    }
}

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
    private final float[] lastFinite;
    private long replaced;

    /** A guard over frames of {@code channels} values. */
    public NonFiniteGuard(int channels) {
        this.channels = channels;
        this.lastFinite = new float[channels];
    }

    @Override
    public int condition(float[] samples, long[] frameNanos, int frameCount) {
        guard(samples, 0, frameCount);
        return frameCount;
    }

    /**
     * Replaces what is not finite in consecutive frames.
     *
     * @param samples frame-major values. Modified.
     */
    void guard(float[] samples, int firstFrame, int frameCount) {
        if (frameCount == 0) {
            return;
        }
        int from = firstFrame * channels;
        int to = from + frameCount * channels;
        if (!allFinite(samples, from, to)) {
            repair(samples, from, to);
        }
        System.arraycopy(samples, to - channels, lastFinite, 0, channels);
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
        for (int i = 0; i < count; i++) {
            clean[i] = samples[from + i];
        }
        if (allFinite(samples, from, from + count)) {
            if (count > 0) {
                System.arraycopy(samples, from + count - channels, lastFinite, 0, channels);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            clean[i] = finite(samples[from + i], i % channels);
        }
    }

    /** How many samples were replaced so far. */
    public long replacedSamples() {
        return replaced;
    }

    @Override
    public void reset() {
        Arrays.fill(lastFinite, 0);
    }

    /** Adding one to an exponent of all ones, and only to that, carries into the sign bit. */
    private static boolean allFinite(float[] samples, int from, int to) {
        int carries = 0;
        for (int i = from; i < to; i++) {
            carries |= (Float.floatToRawIntBits(samples[i]) & EXPONENT) + EXPONENT_UNIT;
        }
        return carries >= 0;
    }

    private void repair(float[] samples, int from, int to) {
        for (int at = from; at < to; at += channels) {
            for (int c = 0; c < channels; c++) {
                samples[at + c] = finite(samples[at + c], c);
            }
        }
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

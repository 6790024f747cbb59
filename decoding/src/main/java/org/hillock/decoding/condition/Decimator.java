package org.hillock.decoding.condition;

import org.hillock.decoding.DecodingException;

/**
 * Lowers the rate by a whole factor: a causal anti-alias low-pass, then every n-th frame with its own time stamp.
 *
 * <p>The low-pass is a Butterworth of order 8, 3 dB down at 0.8 of half the new rate: up to 0.7 of it the signal loses at
 * most 0.5 dB, and what would fold to there is damped by 33 dB or more. The first frame after a reset is kept. The kept
 * frames move to the front of the block.
 */
public final class Decimator implements Conditioner {
    /** The edge of the low-pass as a share of half the new rate. */
    private static final double EDGE = 0.8;

    private static final int ORDER = 8;

    private final int factor;
    private final int channels;
    private final SosFilter antiAlias;
    private int skip;

    /**
     * A decimator at rest.
     *
     * @param factor keeps one frame of this many; at least 2
     * @param channels values a frame
     */
    public Decimator(int factor, int channels) {
        if (factor < 2) {
            throw DecodingException.badInput(
                    "decimator", "factor " + factor, "a whole factor of at least 2", "leave the decimation out");
        }
        this.factor = factor;
        this.channels = channels;
        this.antiAlias = new SosFilter(Butterworth.lowPass(ORDER, EDGE / factor, 2), channels);
    }

    /** One frame of this many is kept. */
    public int factor() {
        return factor;
    }

    @Override
    public int condition(float[] samples, long[] frameNanos, int frameCount) {
        antiAlias.filter(samples, 0, frameCount);
        int kept = 0;
        int frame = skip;
        for (; frame < frameCount; frame += factor) {
            System.arraycopy(samples, frame * channels, samples, kept * channels, channels);
            frameNanos[kept] = frameNanos[frame];
            kept++;
        }
        skip = frame - frameCount;
        return kept;
    }

    @Override
    public void reset() {
        antiAlias.reset();
        skip = 0;
    }
}

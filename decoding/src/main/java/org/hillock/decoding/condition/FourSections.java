package org.hillock.decoding.condition;

/**
 * Four sections over a single frame of floats in place: what {@link NarrowCascade} does, but without the way through
 * double frames, which takes a third of the time of so short a chunk. The operations and their order are the same.
 *
 * <p>A channel's states lie side by side: first and second of each section.
 */
final class FourSections {
    /** States a channel. */
    static final int STATES = 8;

    private FourSections() {}

    /**
     * Filters one frame, channel by channel.
     *
     * @param x the samples, finite. Modified.
     * @param at where the frame begins
     * @param k coefficients of four sections. Not modified.
     * @param state of all channels. Modified.
     */
    static void across(float[] x, int at, int channels, double gain, double[] k, double[] state) {
        double pb1 = k[0];
        double pb2 = k[1];
        double pa1 = k[2];
        double pa2 = k[3];
        double qb1 = k[4];
        double qb2 = k[5];
        double qa1 = k[6];
        double qa2 = k[7];
        double rb1 = k[8];
        double rb2 = k[9];
        double ra1 = k[10];
        double ra2 = k[11];
        double sb1 = k[12];
        double sb2 = k[13];
        double sa1 = k[14];
        double sa2 = k[15];
        int o = 0;
        for (int c = 0; c < channels; c++) {
            double u = x[at + c] * gain;
            double v = u + state[o];
            state[o] = pb1 * u - pa1 * v + state[o + 1];
            state[o + 1] = pb2 * u - pa2 * v;
            double w = v + state[o + 2];
            state[o + 2] = qb1 * v - qa1 * w + state[o + 3];
            state[o + 3] = qb2 * v - qa2 * w;
            double y = w + state[o + 4];
            state[o + 4] = rb1 * w - ra1 * y + state[o + 5];
            state[o + 5] = rb2 * w - ra2 * y;
            double z = y + state[o + 6];
            state[o + 6] = sb1 * y - sa1 * z + state[o + 7];
            state[o + 7] = sb2 * y - sa2 * z;
            x[at + c] = (float) z;
            o += STATES;
        }
    }
}

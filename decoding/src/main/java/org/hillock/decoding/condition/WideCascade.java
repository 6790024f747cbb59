package org.hillock.decoding.condition;

import java.util.Arrays;

/**
 * A cascade for many channels: frame by frame, two sections at a time, with the inner loop over channels.
 *
 * <p>All arrays of the inner loop are indexed by the channel alone, so C2 vectorises it. Two sections a loop halve the
 * traffic of the frame; four at a time exceed what C2 unrolls and are slower.
 */
final class WideCascade extends Cascade {
    /** Below this the loop over channels is too short to be vectorised. */
    static final int FEWEST_CHANNELS = 12;

    /** The widest vector that C2 uses for double, in lanes. */
    private static final int VECTOR = 8;

    /** First state, section by section, one value a lane. */
    private final double[][] first;

    /** Second state, likewise. */
    private final double[][] second;

    WideCascade(SecondOrderSections design, int channels) {
        super(design, (channels + VECTOR - 1) / VECTOR * VECTOR, 1);
        this.first = new double[sections][lanes];
        this.second = new double[sections][lanes];
    }

    @Override
    void rest() {
        for (int s = 0; s < sections; s++) {
            Arrays.fill(first[s], 0);
            Arrays.fill(second[s], 0);
        }
    }

    @Override
    void put(int section, int channel, double firstState, double secondState) {
        first[section][channel] = firstState;
        second[section][channel] = secondState;
    }

    @Override
    boolean filtersFloats() {
        return false;
    }

    @Override
    void runInPlace(float[] samples, int at, int channels) {
        throw new UnsupportedOperationException("many channels are filtered in double frames");
    }

    @Override
    int workFrames() {
        return 1;
    }

    @Override
    void run(int frameCount) {
        int s = 0;
        for (; s + 2 <= sections; s += 2) {
            two(work, lanes, first[s], second[s], first[s + 1], second[s + 1], coefficients, s * WIDTH);
        }
        if (s < sections) {
            one(work, lanes, first[s], second[s], coefficients, s * WIDTH);
        }
    }

    private static void two(
            double[] x, int lanes, double[] p1, double[] p2, double[] q1, double[] q2, double[] k, int at) {
        double pb1 = k[at];
        double pb2 = k[at + 1];
        double pa1 = k[at + 2];
        double pa2 = k[at + 3];
        double qb1 = k[at + 4];
        double qb2 = k[at + 5];
        double qa1 = k[at + 6];
        double qa2 = k[at + 7];
        for (int c = 0; c < lanes; c++) {
            double u = x[c];
            double v = u + p1[c];
            p1[c] = pb1 * u - pa1 * v + p2[c];
            p2[c] = pb2 * u - pa2 * v;
            double w = v + q1[c];
            q1[c] = qb1 * v - qa1 * w + q2[c];
            q2[c] = qb2 * v - qa2 * w;
            x[c] = w;
        }
    }

    private static void one(double[] x, int lanes, double[] p1, double[] p2, double[] k, int at) {
        double b1 = k[at];
        double b2 = k[at + 1];
        double a1 = k[at + 2];
        double a2 = k[at + 3];
        for (int c = 0; c < lanes; c++) {
            double u = x[c];
            double v = u + p1[c];
            p1[c] = b1 * u - a1 * v + p2[c];
            p2[c] = b2 * u - a2 * v;
            x[c] = v;
        }
    }
}

package org.hillock.decoding.condition;

import java.util.Arrays;

/**
 * A cascade for few channels, whose loop over channels would be too short for vectors.
 *
 * <p>Longer blocks are filtered two channels at a time down the frames with the state in registers; four sections of two
 * channels are eight independent recursions, enough to hide the latency of each. A few frames go across the channels
 * instead, since loading and storing the state would cost more than the filtering.
 *
 * <p>A channel's states lie side by side. With an array for each state, the checks of eight arrays took longer than the
 * filtering of a single frame.
 */
final class NarrowCascade extends Cascade {
    /** From this many frames on the state is kept in registers. */
    private static final int FEWEST_FRAMES_DOWN = 4;

    /** Longest run of frames that is worked on at once; small enough for the first-level cache. */
    private static final int BLOCK = 64;

    /** Channel by channel, section by section, first and second state. */
    private final double[] state;

    private final int stateStride;

    NarrowCascade(SecondOrderSections design, int channels) {
        super(design, channels + (channels & 1), BLOCK);
        this.stateStride = 2 * sections;
        this.state = new double[lanes * stateStride];
    }

    @Override
    int workFrames() {
        return BLOCK;
    }

    @Override
    void rest() {
        Arrays.fill(state, 0);
    }

    @Override
    void put(int section, int channel, double first, double second) {
        state[channel * stateStride + 2 * section] = first;
        state[channel * stateStride + 2 * section + 1] = second;
    }

    @Override
    boolean filtersFloats() {
        return sections == 4;
    }

    @Override
    void runInPlace(float[] samples, int at, int channels) {
        FourSections.across(samples, at, channels, gain, coefficients, state);
    }

    @Override
    void run(int frameCount) {
        if (frameCount < FEWEST_FRAMES_DOWN) {
            for (int frame = 0; frame < frameCount; frame++) {
                across(frame * lanes);
            }
        } else {
            for (int c = 0; c < lanes; c += 2) {
                down(c, frameCount);
            }
        }
    }

    private void across(int at) {
        int s = 0;
        for (; s + 4 <= sections; s += 4) {
            acrossFour(work, at, lanes, coefficients, s * WIDTH, state, 2 * s, stateStride);
        }
        for (; s < sections; s++) {
            acrossOne(work, at, lanes, coefficients, s * WIDTH, state, 2 * s, stateStride);
        }
    }

    private static void acrossFour(
            double[] x, int at, int lanes, double[] k, int from, double[] state, int firstState, int stride) {
        double pb1 = k[from];
        double pb2 = k[from + 1];
        double pa1 = k[from + 2];
        double pa2 = k[from + 3];
        double qb1 = k[from + 4];
        double qb2 = k[from + 5];
        double qa1 = k[from + 6];
        double qa2 = k[from + 7];
        double rb1 = k[from + 8];
        double rb2 = k[from + 9];
        double ra1 = k[from + 10];
        double ra2 = k[from + 11];
        double sb1 = k[from + 12];
        double sb2 = k[from + 13];
        double sa1 = k[from + 14];
        double sa2 = k[from + 15];
        int o = firstState;
        for (int c = 0; c < lanes; c++) {
            double u = x[at + c];
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
            x[at + c] = z;
            o += stride;
        }
    }

    private static void acrossOne(
            double[] x, int at, int lanes, double[] k, int from, double[] state, int firstState, int stride) {
        double b1 = k[from];
        double b2 = k[from + 1];
        double a1 = k[from + 2];
        double a2 = k[from + 3];
        int o = firstState;
        for (int c = 0; c < lanes; c++) {
            double u = x[at + c];
            double v = u + state[o];
            state[o] = b1 * u - a1 * v + state[o + 1];
            state[o + 1] = b2 * u - a2 * v;
            x[at + c] = v;
            o += stride;
        }
    }

    private void down(int c, int frameCount) {
        int s = 0;
        for (; s + 4 <= sections; s += 4) {
            downFour(work, c, lanes, frameCount, coefficients, s * WIDTH, state, c * stateStride + 2 * s, stateStride);
        }
        for (; s < sections; s++) {
            downOne(work, c, lanes, frameCount, coefficients, s * WIDTH, state, c * stateStride + 2 * s, stateStride);
        }
    }

    private static void downOne(
            double[] x, int c, int lanes, int frameCount, double[] k, int from, double[] state, int o, int stride) {
        double b1 = k[from];
        double b2 = k[from + 1];
        double a1 = k[from + 2];
        double a2 = k[from + 3];
        double p1 = state[o];
        double p2 = state[o + 1];
        double p1b = state[o + stride];
        double p2b = state[o + stride + 1];
        int at = c;
        for (int frame = 0; frame < frameCount; frame++) {
            double u = x[at];
            double ub = x[at + 1];
            double v = u + p1;
            double vb = ub + p1b;
            p1 = b1 * u - a1 * v + p2;
            p1b = b1 * ub - a1 * vb + p2b;
            p2 = b2 * u - a2 * v;
            p2b = b2 * ub - a2 * vb;
            x[at] = v;
            x[at + 1] = vb;
            at += lanes;
        }
        state[o] = p1;
        state[o + 1] = p2;
        state[o + stride] = p1b;
        state[o + stride + 1] = p2b;
    }

    private static void downFour(
            double[] x, int c, int lanes, int frameCount, double[] k, int from, double[] state, int o, int stride) {
        int other = o + stride;
        double pb1 = k[from];
        double pb2 = k[from + 1];
        double pa1 = k[from + 2];
        double pa2 = k[from + 3];
        double qb1 = k[from + 4];
        double qb2 = k[from + 5];
        double qa1 = k[from + 6];
        double qa2 = k[from + 7];
        double rb1 = k[from + 8];
        double rb2 = k[from + 9];
        double ra1 = k[from + 10];
        double ra2 = k[from + 11];
        double sb1 = k[from + 12];
        double sb2 = k[from + 13];
        double sa1 = k[from + 14];
        double sa2 = k[from + 15];
        double p1 = state[o];
        double p2 = state[o + 1];
        double q1 = state[o + 2];
        double q2 = state[o + 3];
        double r1 = state[o + 4];
        double r2 = state[o + 5];
        double s1 = state[o + 6];
        double s2 = state[o + 7];
        double p1b = state[other];
        double p2b = state[other + 1];
        double q1b = state[other + 2];
        double q2b = state[other + 3];
        double r1b = state[other + 4];
        double r2b = state[other + 5];
        double s1b = state[other + 6];
        double s2b = state[other + 7];
        int at = c;
        for (int frame = 0; frame < frameCount; frame++) {
            double u = x[at];
            double ub = x[at + 1];
            double v = u + p1;
            double vb = ub + p1b;
            p1 = pb1 * u - pa1 * v + p2;
            p1b = pb1 * ub - pa1 * vb + p2b;
            p2 = pb2 * u - pa2 * v;
            p2b = pb2 * ub - pa2 * vb;
            double w = v + q1;
            double wb = vb + q1b;
            q1 = qb1 * v - qa1 * w + q2;
            q1b = qb1 * vb - qa1 * wb + q2b;
            q2 = qb2 * v - qa2 * w;
            q2b = qb2 * vb - qa2 * wb;
            double y = w + r1;
            double yb = wb + r1b;
            r1 = rb1 * w - ra1 * y + r2;
            r1b = rb1 * wb - ra1 * yb + r2b;
            r2 = rb2 * w - ra2 * y;
            r2b = rb2 * wb - ra2 * yb;
            double z = y + s1;
            double zb = yb + s1b;
            s1 = sb1 * y - sa1 * z + s2;
            s1b = sb1 * yb - sa1 * zb + s2b;
            s2 = sb2 * y - sa2 * z;
            s2b = sb2 * yb - sa2 * zb;
            x[at] = z;
            x[at + 1] = zb;
            at += lanes;
        }
        state[o] = p1;
        state[o + 1] = p2;
        state[o + 2] = q1;
        state[o + 3] = q2;
        state[o + 4] = r1;
        state[o + 5] = r2;
        state[o + 6] = s1;
        state[o + 7] = s2;
        state[other] = p1b;
        state[other + 1] = p2b;
        state[other + 2] = q1b;
        state[other + 3] = q2b;
        state[other + 4] = r1b;
        state[other + 5] = r2b;
        state[other + 6] = s1b;
        state[other + 7] = s2b;
    }
}

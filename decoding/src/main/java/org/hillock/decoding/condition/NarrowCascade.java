package org.hillock.decoding.condition;

/**
 * A cascade for few channels, whose loop over channels would be too short for vectors.
 *
 * <p>Longer blocks are filtered two channels at a time down the frames with the state in registers; four sections of two
 * channels are eight independent recursions, enough to hide the latency of each. A few frames go across the channels
 * instead, since loading and storing the state would cost more than the filtering.
 */
final class NarrowCascade extends Cascade {
    /** Longest run of frames that is worked on at once; small enough for the first-level cache. */
    private static final int BLOCK = 64;

    /** From this many frames on the state is kept in registers. */
    private static final int FEWEST_FRAMES_DOWN = 4;

    NarrowCascade(SecondOrderSections design, int channels) {
        super(design, channels + (channels & 1), BLOCK);
    }

    @Override
    int workFrames() {
        return BLOCK;
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
            acrossFour(s, at);
        }
        for (; s < sections; s++) {
            acrossOne(s, at);
        }
    }

    private void acrossFour(int s, int at) {
        acrossFour(
                work,
                at,
                lanes,
                first[s],
                second[s],
                first[s + 1],
                second[s + 1],
                first[s + 2],
                second[s + 2],
                first[s + 3],
                second[s + 3],
                coefficients,
                s * WIDTH);
    }

    private static void acrossFour(
            double[] x,
            int at,
            int lanes,
            double[] p1,
            double[] p2,
            double[] q1,
            double[] q2,
            double[] r1,
            double[] r2,
            double[] s1,
            double[] s2,
            double[] k,
            int from) {
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
        for (int c = 0; c < lanes; c++) {
            double u = x[at + c];
            double v = u + p1[c];
            p1[c] = pb1 * u - pa1 * v + p2[c];
            p2[c] = pb2 * u - pa2 * v;
            double w = v + q1[c];
            q1[c] = qb1 * v - qa1 * w + q2[c];
            q2[c] = qb2 * v - qa2 * w;
            double y = w + r1[c];
            r1[c] = rb1 * w - ra1 * y + r2[c];
            r2[c] = rb2 * w - ra2 * y;
            double z = y + s1[c];
            s1[c] = sb1 * y - sa1 * z + s2[c];
            s2[c] = sb2 * y - sa2 * z;
            x[at + c] = z;
        }
    }

    private void acrossOne(int s, int at) {
        double[] p1 = first[s];
        double[] p2 = second[s];
        double b1 = coefficients[s * WIDTH];
        double b2 = coefficients[s * WIDTH + 1];
        double a1 = coefficients[s * WIDTH + 2];
        double a2 = coefficients[s * WIDTH + 3];
        for (int c = 0; c < lanes; c++) {
            double u = work[at + c];
            double v = u + p1[c];
            p1[c] = b1 * u - a1 * v + p2[c];
            p2[c] = b2 * u - a2 * v;
            work[at + c] = v;
        }
    }

    private void down(int c, int frameCount) {
        int s = 0;
        for (; s + 4 <= sections; s += 4) {
            downFour(s, c, frameCount);
        }
        for (; s < sections; s++) {
            downOne(s, c, frameCount);
        }
    }

    private void downOne(int s, int c, int frameCount) {
        double[] x = work;
        double b1 = coefficients[s * WIDTH];
        double b2 = coefficients[s * WIDTH + 1];
        double a1 = coefficients[s * WIDTH + 2];
        double a2 = coefficients[s * WIDTH + 3];
        double p1 = first[s][c];
        double p2 = second[s][c];
        double p1b = first[s][c + 1];
        double p2b = second[s][c + 1];
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
        first[s][c] = p1;
        second[s][c] = p2;
        first[s][c + 1] = p1b;
        second[s][c + 1] = p2b;
    }

    private void downFour(int s, int c, int frameCount) {
        double[] x = work;
        double[] k = coefficients;
        int stride = lanes;
        int from = s * WIDTH;
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
        double p1 = first[s][c];
        double p2 = second[s][c];
        double q1 = first[s + 1][c];
        double q2 = second[s + 1][c];
        double r1 = first[s + 2][c];
        double r2 = second[s + 2][c];
        double s1 = first[s + 3][c];
        double s2 = second[s + 3][c];
        double p1b = first[s][c + 1];
        double p2b = second[s][c + 1];
        double q1b = first[s + 1][c + 1];
        double q2b = second[s + 1][c + 1];
        double r1b = first[s + 2][c + 1];
        double r2b = second[s + 2][c + 1];
        double s1b = first[s + 3][c + 1];
        double s2b = second[s + 3][c + 1];
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
            at += stride;
        }
        first[s][c] = p1;
        second[s][c] = p2;
        first[s + 1][c] = q1;
        second[s + 1][c] = q2;
        first[s + 2][c] = r1;
        second[s + 2][c] = r2;
        first[s + 3][c] = s1;
        second[s + 3][c] = s2;
        first[s][c + 1] = p1b;
        second[s][c + 1] = p2b;
        first[s + 1][c + 1] = q1b;
        second[s + 1][c + 1] = q2b;
        first[s + 2][c + 1] = r1b;
        second[s + 2][c + 1] = r2b;
        first[s + 3][c + 1] = s1b;
        second[s + 3][c + 1] = s2b;
    }
}

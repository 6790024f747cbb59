package org.hillock.decoding.decoder.spiking;

import org.hillock.decoding.epoch.BandCovariances;
import org.hillock.decoding.spatial.SmallMatrices;

/**
 * What is kept of a trial: the recentred epoch covariances, the recentring of its own time, and the windows' covariances
 * as they were measured. Immutable once filled.
 *
 * <p>A window's recentred power along a filter v is {@code (R v)' W (R v)}, so the windows need no recentring of their
 * own. They are stored as packed upper triangles in single precision: they are by far the most.
 */
final class TrialCovariances {
    private final int channels;
    private final double[][] centred;
    private final double[][] roots;
    private final float[][][] windows;

    TrialCovariances(int channels, int bands, int windowCount) {
        this.channels = channels;
        this.centred = new double[bands][channels * channels];
        this.roots = new double[bands][channels * channels];
        this.windows = new float[windowCount][bands][channels * (channels + 1) / 2];
    }

    /**
     * Packs the windows of a segment.
     *
     * @param covariances the segment's. Not modified.
     * @param bandIndex where this decoder's bands stand in the segment
     * @param share of the identity that each window is shrunk towards
     */
    void packWindows(BandCovariances covariances, int[] bandIndex, double share) {
        for (int w = 0; w < windows.length; w++) {
            for (int b = 0; b < bandIndex.length; b++) {
                pack(covariances.window(w, bandIndex[b]), share, windows[w][b]);
            }
        }
    }

    private void pack(double[] full, double share, float[] packed) {
        double trace = 0;
        for (int i = 0; i < channels; i++) {
            trace += full[i * channels + i];
        }
        double ridge = share * trace / channels;
        int at = 0;
        for (int r = 0; r < channels; r++) {
            packed[at++] = (float) ((1 - share) * full[r * channels + r] + ridge);
            for (int c = r + 1; c < channels; c++) {
                packed[at++] = (float) ((1 - share) * full[r * channels + c]);
            }
        }
    }

    /** The recentred covariance of a band, channels x channels. Not a copy: the owner fills it. */
    double[] centred(int band) {
        return centred[band];
    }

    /** The recentring matrix of a band, channels x channels. Not a copy: the owner fills it. */
    double[] root(int band) {
        return roots[band];
    }

    /**
     * Turns filters on recentred signals into filters on the windows as measured: {@code R v}.
     *
     * @param filters count x channels. Not modified.
     * @param out count x channels. Modified.
     */
    void unfoldFilters(int band, double[] filters, int count, double[] out) {
        SmallMatrices.multiply(filters, roots[band], count, channels, channels, out);
    }

    /**
     * The powers of a window along unfolded filters. Four filters share a pass over the matrix: one sum alone would wait
     * for each of its additions.
     *
     * @param filters count x channels, unfolded. Not modified.
     * @param out receives the powers. Modified.
     * @param first where in the output the first power goes
     */
    void windowPowers(int window, int band, double[] filters, int count, double[] out, int first) {
        float[] packed = windows[window][band];
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            fourPowers(packed, filters, k * channels, out, first + k);
        }
        for (; k < count; k++) {
            out[first + k] = power(packed, filters, k * channels);
        }
    }

    private double power(float[] packed, double[] filters, int offset) {
        double sum = 0;
        int at = 0;
        for (int r = 0; r < channels; r++) {
            double inner = 0.5 * packed[at++] * filters[offset + r];
            for (int c = r + 1; c < channels; c++) {
                inner += packed[at++] * filters[offset + c];
            }
            sum += 2 * inner * filters[offset + r];
        }
        return sum;
    }

    private void fourPowers(float[] packed, double[] filters, int offset, double[] out, int first) {
        int second = offset + channels;
        int third = second + channels;
        int fourth = third + channels;
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int at = 0;
        for (int r = 0; r < channels; r++) {
            double half = 0.5 * packed[at++];
            double inner0 = half * filters[offset + r];
            double inner1 = half * filters[second + r];
            double inner2 = half * filters[third + r];
            double inner3 = half * filters[fourth + r];
            for (int c = r + 1; c < channels; c++) {
                double value = packed[at++];
                inner0 += value * filters[offset + c];
                inner1 += value * filters[second + c];
                inner2 += value * filters[third + c];
                inner3 += value * filters[fourth + c];
            }
            sum0 += 2 * inner0 * filters[offset + r];
            sum1 += 2 * inner1 * filters[second + r];
            sum2 += 2 * inner2 * filters[third + r];
            sum3 += 2 * inner3 * filters[fourth + r];
        }
        out[first] = sum0;
        out[first + 1] = sum1;
        out[first + 2] = sum2;
        out[first + 3] = sum3;
    }
}

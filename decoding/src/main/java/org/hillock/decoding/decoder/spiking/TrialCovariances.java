package org.hillock.decoding.decoder.spiking;

import java.util.Arrays;
import org.hillock.decoding.epoch.BandCovariances;
import org.hillock.decoding.spatial.SmallMatrices;

/**
 * What is kept of a trial: the recentred epoch covariances, the recentring of its own time, and the windows' covariances
 * as they were measured. Immutable once filled.
 *
 * <p>A window's recentred power along a filter v is {@code (R v)' W (R v)}, so the windows need no recentring of their
 * own. All are stored as upper triangles in single precision: 550 kB at 64 channels, six bands and nine windows.
 */
final class TrialCovariances {
    private final int channels;
    private final boolean slid;
    private float[][] centred;
    private final float[][] roots;
    private final float[][][] windows;

    private TrialCovariances(int channels, float[][] centred, float[][] roots, float[][][] windows) {
        this.channels = channels;
        this.slid = centred.length == 0;
        this.centred = centred;
        this.roots = roots;
        this.windows = windows;
    }

    /** Upper triangles of so many matrices. */
    static float[][] triangles(int channels, int count) {
        return new float[count][channels * (channels + 1) / 2];
    }

    /** Of an epoch, to be filled with its windows and its recentred covariances. */
    static TrialCovariances ofEpoch(int channels, int bands, int windowCount) {
        float[][][] windows = new float[windowCount][][];
        for (int w = 0; w < windowCount; w++) {
            windows[w] = triangles(channels, bands);
        }
        return new TrialCovariances(channels, triangles(channels, bands), triangles(channels, bands), windows);
    }

    /**
     * Of a sliding window, to be filled with what was measured. It is recentred only when it is learned from, {@link
     * #centreTheWindow}: most windows never are.
     *
     * @param roots the recentring as it stands, upper triangles by band. Neither copied nor modified, nor to be modified.
     */
    static TrialCovariances ofWindow(int channels, float[][] roots) {
        return new TrialCovariances(
                channels, new float[0][], roots, new float[][][] {triangles(channels, roots.length)});
    }

    /** Whether it is of a sliding window. */
    boolean isOfWindow() {
        return slid;
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
        pack(channels, full, share, packed);
    }

    /** Packs a matrix, drawn towards its mean variance by a share. The last array is modified. */
    static void pack(int channels, double[] full, double share, float[] packed) {
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

    /**
     * Recentres the only window as the epoch's covariance, for a trial that may be learned from after all.
     */
    void centreTheWindow() {
        centred = triangles(channels, roots.length);
        if (windows.length != 1) {
            throw new IllegalStateException("only a trial of one window is its own epoch");
        }
        double[] window = new double[channels * channels];
        double[] root = new double[channels * channels];
        double[] scratch = new double[channels * channels];
        double[] out = new double[channels * channels];
        for (int b = 0; b < centred.length; b++) {
            unpack(windows[0][b], window);
            unpack(roots[b], root);
            SmallMatrices.congruence(root, window, channels, channels, scratch, out);
            pack(out, 0, centred[b]);
        }
    }

    /**
     * The sliding window's covariance of a band, as it was measured.
     *
     * @param out channels x channels. Modified.
     */
    void measured(int band, double[] out) {
        unpack(windows[0][band], out);
    }

    /**
     * Keeps a band's recentred epoch covariance and the recentring matrix.
     *
     * @param covariance channels x channels, symmetric. Not modified.
     * @param root channels x channels, symmetric. Not modified.
     */
    void packEpoch(int band, double[] covariance, double[] root) {
        pack(covariance, 0, centred[band]);
        pack(root, 0, roots[band]);
    }

    /**
     * The recentred covariance of a band.
     *
     * @param out channels x channels. Modified.
     */
    void centred(int band, double[] out) {
        unpack(centred[band], out);
    }

    /** Adds the upper triangle of the recentred covariance of a band, row by row without gaps. The sum is modified. */
    void addCentred(int band, double[] packedSum) {
        float[] packed = centred[band];
        for (int i = 0; i < packed.length; i++) {
            packedSum[i] += packed[i];
        }
    }

    private void unpack(float[] packed, double[] out) {
        int at = 0;
        for (int r = 0; r < channels; r++) {
            for (int c = r; c < channels; c++) {
                double value = packed[at++];
                out[r * channels + c] = value;
                out[c * channels + r] = value;
            }
        }
    }

    /**
     * Turns filters on recentred signals into filters on the windows as measured: {@code R v}.
     *
     * @param filters count x channels. Not modified.
     * @param out count x channels. Modified.
     */
    void unfoldFilters(int band, double[] filters, int count, double[] out) {
        float[] root = roots[band];
        Arrays.fill(out, 0, count * channels, 0);
        for (int k = 0; k < count; k++) {
            unfold(root, filters, k * channels, out);
        }
    }

    private void unfold(float[] root, double[] filters, int offset, double[] out) {
        int at = 0;
        for (int r = 0; r < channels; r++) {
            double weight = filters[offset + r];
            double sum = out[offset + r] + root[at++] * weight;
            for (int c = r + 1; c < channels; c++) {
                double value = root[at++];
                sum += value * filters[offset + c];
                out[offset + c] += value * weight;
            }
            out[offset + r] = sum;
        }
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

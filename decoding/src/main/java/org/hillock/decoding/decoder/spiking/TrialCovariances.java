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

    /** The power of a window along an unfolded filter that begins at an offset. */
    double windowPower(int window, int band, double[] filters, int offset) {
        float[] packed = windows[window][band];
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
}

package org.hillock.decoding.epoch;

import org.hillock.decoding.DecodingException;

/**
 * Second moments of the band-passed signal, {@code (1/N) sum x x'} without removal of the mean, of the whole epoch and of
 * each window, for every band.
 *
 * <p>Each matrix is {@code channels x channels}, row-major and symmetric. Where only powers were asked for there are none
 * but the epoch's diagonals. The arrays are the segment's own: readers do not modify them.
 */
public final class BandCovariances {
    private final int channels;
    private final Moments moments;
    private final double[][] epochs;
    private final double[][][] windows;

    /**
     * Wraps matrices; nothing is copied.
     *
     * @param channels their order
     * @param epochs one matrix a band
     * @param windows by window, then band
     */
    public BandCovariances(int channels, double[][] epochs, double[][][] windows) {
        this(channels, Moments.COVARIANCES, epochs, windows);
    }

    private BandCovariances(int channels, Moments moments, double[][] epochs, double[][][] windows) {
        this.channels = channels;
        this.moments = moments;
        this.epochs = epochs;
        this.windows = windows;
    }

    /**
     * A window that is its own epoch; nothing is copied.
     *
     * @param means one array a band: a matrix, or the power of each channel
     */
    static BandCovariances ofWindow(int channels, Moments moments, double[][] means) {
        return new BandCovariances(channels, moments, means, new double[][][] {means});
    }

    /**
     * Averages sums over hops.
     *
     * @param hops complete. Not modified.
     * @param hopFrames where hops begin, as {@link EpochWindow#hopFrames}. Not modified.
     * @param hopsPerWindow hops a window
     */
    static BandCovariances fromHops(HopSum[] hops, int[] hopFrames, int hopsPerWindow, int channels, Moments moments) {
        int bands = hops[0].bands();
        int windowCount = hops.length - hopsPerWindow + 1;
        double[][] epochs = new double[bands][];
        double[][][] windows = new double[windowCount][bands][];
        for (int b = 0; b < bands; b++) {
            epochs[b] = mean(hops, b, 0, hops.length, hopFrames);
            for (int w = 0; w < windowCount; w++) {
                windows[w][b] = mean(hops, b, w, w + hopsPerWindow, hopFrames);
            }
        }
        return new BandCovariances(channels, moments, epochs, windows);
    }

    private static double[] mean(HopSum[] hops, int band, int from, int to, int[] hopFrames) {
        double[] mean = new double[hops[0].sum(band).length];
        for (int h = from; h < to; h++) {
            double[] sum = hops[h].sum(band);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += sum[i];
            }
        }
        double scale = 1.0 / (hopFrames[to] - hopFrames[from]);
        for (int i = 0; i < mean.length; i++) {
            mean[i] *= scale;
        }
        return mean;
    }

    /** The order of each matrix. */
    public int channels() {
        return channels;
    }

    /** How many bands. */
    public int bands() {
        return epochs.length;
    }

    /** How many windows. */
    public int windows() {
        return windows.length;
    }

    /**
     * The whole epoch's matrix of a band. Not a copy.
     *
     * @throws IllegalStateException when only powers were asked for
     */
    public double[] epoch(int band) {
        requireMatrices();
        return epochs[band];
    }

    /**
     * A window's matrix of a band. Not a copy.
     *
     * @throws IllegalStateException when only powers were asked for
     */
    public double[] window(int window, int band) {
        requireMatrices();
        return windows[window][band];
    }

    /** The whole epoch's power of a channel in a band. */
    public double power(int band, int channel) {
        return epochs[band][moments == Moments.POWERS ? channel : channel * channels + channel];
    }

    private void requireMatrices() {
        if (moments == Moments.POWERS) {
            throw new IllegalStateException("the front end was asked for powers only, and a decoder reads covariances");
        }
    }

    /**
     * Refuses covariances that NaN or infinite samples have spoilt.
     *
     * @param bands the bands to look at. Not modified.
     * @throws DecodingException when one holds a value that is not finite
     */
    public void requireFinite(int[] bands) {
        for (int band : bands) {
            requireFinite(epochs[band]);
            for (double[][] window : windows) {
                requireFinite(window[band]);
            }
        }
    }

    private void requireFinite(double[] matrix) {
        for (double value : matrix) {
            if (!(Math.abs(value) <= Double.MAX_VALUE)) {
                throw new DecodingException("A segment's covariance of " + channels
                        + " channels holds a value that is not finite; check the source for NaN samples.");
            }
        }
    }
}

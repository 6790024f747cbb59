package org.hillock.decoding.spatial;

/**
 * Common spatial patterns: filters that tell two covariances apart, from {@code A v = l (A + B) v} with {@code v'(A + B)v
 * = 1} (Ramoser, Mueller-Gerking, Pfurtscheller, IEEE TRE 8 (2000) 441). Owns its workspace; not thread-safe.
 */
public final class CommonSpatialPatterns {
    private final int channels;
    private final SymmetricEigen eigen;
    private final double[] sum;
    private final double[] whitener;
    private final double[] scratch;
    private final double[] whitened;

    /** A workspace for covariances of this order. */
    public CommonSpatialPatterns(int channels) {
        this.channels = channels;
        this.eigen = new SymmetricEigen(channels);
        this.sum = new double[channels * channels];
        this.whitener = new double[channels * channels];
        this.scratch = new double[channels * channels];
        this.whitened = new double[channels * channels];
    }

    /** How many filters {@link #fit} gives when asked for {@code perEnd} of each end. */
    public static int filterCount(int channels, int perEnd) {
        return Math.min(channels, 2 * perEnd);
    }

    /**
     * Fits filters.
     *
     * @param a first class's covariance. Not modified.
     * @param b second class's covariance. Not modified.
     * @param perEnd filters of the smallest and of the largest eigenvalues; all filters where that is not fewer
     * @param filters {@link #filterCount} rows of one weight a channel, by ascending eigenvalue. Modified.
     */
    public void fit(double[] a, double[] b, int perEnd, double[] filters) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i];
        }
        eigen.inverseSquareRoot(sum, whitener);
        SmallMatrices.congruence(whitener, a, channels, channels, scratch, whitened);
        eigen.decompose(whitened);
        int count = filterCount(channels, perEnd);
        for (int f = 0; f < count; f++) {
            int k = f < count - perEnd || count == channels ? f : channels - (count - f);
            for (int i = 0; i < channels; i++) {
                double weight = 0;
                for (int j = 0; j < channels; j++) {
                    weight += whitener[i * channels + j] * eigen.vectors()[k * channels + j];
                }
                filters[f * channels + i] = weight;
            }
        }
    }
}

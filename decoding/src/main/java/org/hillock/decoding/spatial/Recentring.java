package org.hillock.decoding.spatial;

/**
 * Label-free affine recentring of trial covariances by their causal running mean, one mean a band (the affine part of
 * Zanini et al., IEEE TBME 65 (2018) 1107, with an arithmetic running mean).
 *
 * <p>With t trials seen, this one included, {@code M <- (1-a) M + a C}, {@code a = max(0.03, 1/t)}, and {@code R =
 * M^(-1/2)}; a recentred covariance is {@code R C R}. Not thread-safe.
 */
public final class Recentring {
    private static final double SMALLEST_STEP = 0.03;

    private final int channels;
    private final double[][] means;
    private final double[][] roots;
    private final SymmetricEigen eigen;
    private final double[] scratch;
    private long trials;

    /** Without any trial yet. */
    public Recentring(int channels, int bands) {
        this.channels = channels;
        this.means = new double[bands][channels * channels];
        this.roots = new double[bands][channels * channels];
        this.eigen = new SymmetricEigen(channels);
        this.scratch = new double[channels * channels];
    }

    /** A copy that goes on by itself. */
    public Recentring fork() {
        Recentring copy = new Recentring(channels, means.length);
        for (int b = 0; b < means.length; b++) {
            copy.means[b] = means[b].clone();
            copy.roots[b] = roots[b].clone();
        }
        copy.trials = trials;
        return copy;
    }

    /** How many trials the means have seen. */
    public long trials() {
        return trials;
    }

    /**
     * Moves the means towards a trial and renews the roots.
     *
     * @param covariances one a band. Not modified.
     */
    public void update(double[][] covariances) {
        trials++;
        double a = Math.max(SMALLEST_STEP, 1.0 / trials);
        for (int b = 0; b < means.length; b++) {
            if (trials == 1) {
                System.arraycopy(covariances[b], 0, means[b], 0, means[b].length);
            } else {
                SmallMatrices.blend(means[b], covariances[b], a);
            }
            eigen.inverseSquareRoot(means[b], roots[b]);
        }
    }

    /**
     * Recentres a covariance by its band's mean.
     *
     * @param covariance channels x channels. Not modified.
     * @param out channels x channels, another array. Modified.
     */
    public void apply(int band, double[] covariance, double[] out) {
        SmallMatrices.congruence(roots[band], covariance, channels, channels, scratch, out);
    }

    /**
     * Copies the matrix by which a band is recentred now.
     *
     * @param out channels x channels. Modified.
     */
    public void copyRoot(int band, double[] out) {
        System.arraycopy(roots[band], 0, out, 0, roots[band].length);
    }
}

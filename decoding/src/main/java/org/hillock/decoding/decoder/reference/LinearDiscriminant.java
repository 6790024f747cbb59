package org.hillock.decoding.decoder.reference;

import org.hillock.decoding.spatial.SmallMatrices;

/**
 * Linear discriminants of Gaussian classes with one covariance: {@code x' S^-1 m - m' S^-1 m / 2 + ln prior}, posteriors
 * by softmax (Fisher 1936; shrinkage after Blankertz et al., NeuroImage 56 (2011) 814). Immutable.
 */
final class LinearDiscriminant {
    private static final double SMALLEST_VARIANCE = 1e-12;

    private final double[][] weights;
    private final double[] offsets;

    private LinearDiscriminant(double[][] weights, double[] offsets) {
        this.weights = weights;
        this.offsets = offsets;
    }

    /**
     * From moments.
     *
     * @param means one a class
     * @param covariance within classes, positive definite
     * @param priors one a class, positive
     */
    static LinearDiscriminant of(double[][] means, double[] covariance, double[] priors) {
        Cholesky factor = new Cholesky(covariance, means[0].length);
        double[][] weights = new double[means.length][];
        double[] offsets = new double[means.length];
        for (int c = 0; c < means.length; c++) {
            weights[c] = factor.solve(means[c]);
            offsets[c] = StrictMath.log(priors[c]) - 0.5 * dot(weights[c], means[c]);
        }
        return new LinearDiscriminant(weights, offsets);
    }

    /**
     * From weights.
     *
     * @param weights one vector a class. Not copied, not to be modified any more.
     * @param offsets one a class. Not copied, not to be modified any more.
     */
    static LinearDiscriminant given(double[][] weights, double[] offsets) {
        return new LinearDiscriminant(weights, offsets);
    }

    /**
     * From labelled vectors, each of at least one a class. The covariance is shrunk as {@link LedoitWolf} says, after
     * scaling every feature to unit variance; priors are the classes' shares.
     */
    static LinearDiscriminant fit(double[][] rows, int[] labels, int classes) {
        int features = rows[0].length;
        double[][] means = new double[classes][features];
        double[] counts = new double[classes];
        for (int i = 0; i < rows.length; i++) {
            counts[labels[i]]++;
            for (int f = 0; f < features; f++) {
                means[labels[i]][f] += (rows[i][f] - means[labels[i]][f]) / counts[labels[i]];
            }
        }
        double[][] residuals = new double[rows.length][features];
        double[] deviations = new double[features];
        for (int f = 0; f < features; f++) {
            double squares = SMALLEST_VARIANCE * rows.length;
            for (int i = 0; i < rows.length; i++) {
                residuals[i][f] = rows[i][f] - means[labels[i]][f];
                squares += residuals[i][f] * residuals[i][f];
            }
            deviations[f] = Math.sqrt(squares / rows.length);
            for (double[] residual : residuals) {
                residual[f] /= deviations[f];
            }
        }
        double[] covariance = shrunkCovariance(residuals);
        for (int r = 0; r < features; r++) {
            for (int c = 0; c < features; c++) {
                covariance[r * features + c] *= deviations[r] * deviations[c];
            }
        }
        for (int c = 0; c < classes; c++) {
            counts[c] /= rows.length;
        }
        return of(means, covariance, counts);
    }

    private static double[] shrunkCovariance(double[][] residuals) {
        int p = residuals[0].length;
        double[] covariance = new double[p * p];
        for (double[] row : residuals) {
            for (int r = 0; r < p; r++) {
                double scaled = row[r] / residuals.length;
                for (int c = 0; c < p; c++) {
                    covariance[r * p + c] += scaled * row[c];
                }
            }
        }
        // A share of the identity always stays, so that fewer trials than features still have an inverse.
        double share = Math.max(1e-6, LedoitWolf.shrinkage(residuals, covariance));
        SmallMatrices.shrink(covariance, p, share);
        return covariance;
    }

    /** One probability a class. */
    double[] posterior(double[] vector) {
        double[] scores = new double[offsets.length];
        for (int c = 0; c < scores.length; c++) {
            scores[c] = offsets[c] + dot(weights[c], vector);
        }
        return Softmax.of(scores);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

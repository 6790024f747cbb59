package org.hillock.decoding.decoder.reference;

import org.hillock.decoding.DecodingException;

/** The factor L of a positive definite matrix L L', and systems solved by it. Immutable. */
final class Cholesky {
    private final int order;
    private final double[] factor;

    /**
     * Factors a matrix.
     *
     * @param matrix order x order, symmetric. Not modified.
     * @throws DecodingException when it is not positive definite
     */
    Cholesky(double[] matrix, int order) {
        this.order = order;
        this.factor = new double[order * order];
        for (int r = 0; r < order; r++) {
            for (int c = 0; c <= r; c++) {
                double rest = matrix[r * order + c];
                for (int k = 0; k < c; k++) {
                    rest -= factor[r * order + k] * factor[c * order + k];
                }
                factor[r * order + c] = r == c ? Math.sqrt(rest) : rest / factor[c * order + c];
            }
            if (!(factor[r * order + r] > 0)) {
                throw new DecodingException("A feature covariance of order " + order
                        + " is not positive definite; check the source for constant or duplicated channels.");
            }
        }
    }

    /**
     * Solves {@code L L' x = b}.
     *
     * @param b one value a row. Not modified.
     */
    double[] solve(double[] b) {
        double[] x = b.clone();
        for (int r = 0; r < order; r++) {
            for (int k = 0; k < r; k++) {
                x[r] -= factor[r * order + k] * x[k];
            }
            x[r] /= factor[r * order + r];
        }
        for (int r = order - 1; r >= 0; r--) {
            for (int k = r + 1; k < order; k++) {
                x[r] -= factor[k * order + r] * x[k];
            }
            x[r] /= factor[r * order + r];
        }
        return x;
    }
}

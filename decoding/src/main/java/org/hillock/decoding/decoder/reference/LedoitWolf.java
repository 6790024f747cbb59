package org.hillock.decoding.decoder.reference;

/**
 * How far a sample covariance is to be shrunk towards a multiple of the identity so that its expected squared error is
 * least (Ledoit and Wolf, Journal of Multivariate Analysis 88 (2004) 365).
 */
final class LedoitWolf {
    private LedoitWolf() {}

    /**
     * The share of the identity, between 0 and 1.
     *
     * @param rows centred vectors. Not modified.
     * @param covariance their mean outer product, columns x columns. Not modified.
     */
    static double shrinkage(double[][] rows, double[] covariance) {
        int n = rows.length;
        int p = rows[0].length;
        double trace = 0;
        double squares = 0;
        for (int r = 0; r < p; r++) {
            trace += covariance[r * p + r];
            for (int c = 0; c < p; c++) {
                squares += covariance[r * p + c] * covariance[r * p + c];
            }
        }
        double mu = trace / p;
        double fourth = 0;
        for (double[] row : rows) {
            double norm = 0;
            for (double value : row) {
                norm += value * value;
            }
            fourth += norm * norm;
        }
        double distance = squares - p * mu * mu;
        double noise = (fourth / n - squares) / n;
        if (!(distance > 0)) {
            return 1;
        }
        return Math.max(0, Math.min(1, noise / distance));
    }
}

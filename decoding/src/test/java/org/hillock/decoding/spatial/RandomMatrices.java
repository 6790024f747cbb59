package org.hillock.decoding.spatial;

import java.util.Random;

/** Matrices for tests. */
public final class RandomMatrices {
    private RandomMatrices() {}

    /** A well-conditioned positive definite matrix, row-major. */
    public static double[] positiveDefinite(int n, long seed) {
        Random random = new Random(seed);
        double[] factor = random.doubles(n * n, -1, 1).toArray();
        double[] matrix = new double[n * n];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                for (int k = 0; k < n; k++) {
                    matrix[r * n + c] += factor[r * n + k] * factor[c * n + k];
                }
            }
            matrix[r * n + r] += 0.1;
        }
        return matrix;
    }
}

package org.hillock.decoding.decoder.reference;

import java.util.List;
import org.hillock.decoding.spatial.SmallMatrices;
import org.hillock.decoding.spatial.SymmetricEigen;

/**
 * Covariances as vectors: the logarithm after whitening by the log-Euclidean mean, its upper triangle row by row with the
 * off-diagonal entries times the square root of 2 (Barachant et al., IEEE TBME 59 (2012) 920; the mean after Arsigny et
 * al. 2007). Immutable but for its workspace; not thread-safe.
 */
final class TangentSpace {
    private static final double SMALLEST_SHARE = 1e-10;

    private final int channels;
    private final double[] whitener;
    private final SymmetricEigen eigen;

    private TangentSpace(int channels, double[] whitener) {
        this.channels = channels;
        this.whitener = whitener;
        this.eigen = new SymmetricEigen(channels);
    }

    /** At the mean of the first band of these trials. */
    static TangentSpace at(List<StoredTrial> trials, int channels) {
        SymmetricEigen eigen = new SymmetricEigen(channels);
        double[] mean = new double[channels * channels];
        double[] log = new double[channels * channels];
        int count = 0;
        for (StoredTrial trial : trials) {
            logarithm(eigen, trial.covariances()[0], log);
            count++;
            SmallMatrices.blend(mean, log, 1.0 / count);
        }
        eigen.decompose(mean);
        double[] whitener = new double[channels * channels];
        for (int k = 0; k < channels; k++) {
            double root = StrictMath.exp(-0.5 * eigen.value(k));
            for (int r = 0; r < channels; r++) {
                for (int c = 0; c < channels; c++) {
                    whitener[r * channels + c] +=
                            root * eigen.vectors()[k * channels + r] * eigen.vectors()[k * channels + c];
                }
            }
        }
        return new TangentSpace(channels, whitener);
    }

    TangentSpace fork() {
        return new TangentSpace(channels, whitener);
    }

    /** The vector of a covariance. */
    double[] vector(double[] covariance) {
        double[] whitened = new double[channels * channels];
        double[] log = new double[channels * channels];
        SmallMatrices.congruence(whitener, covariance, channels, channels, log, whitened);
        logarithm(eigen, whitened, log);
        double[] vector = new double[channels * (channels + 1) / 2];
        int at = 0;
        for (int r = 0; r < channels; r++) {
            vector[at++] = log[r * channels + r];
            for (int c = r + 1; c < channels; c++) {
                vector[at++] = Math.sqrt(2) * log[r * channels + c];
            }
        }
        return vector;
    }

    private static void logarithm(SymmetricEigen eigen, double[] matrix, double[] out) {
        int n = eigen.order();
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += matrix[i * n + i];
        }
        eigen.logarithm(matrix, Math.max(Double.MIN_NORMAL, SMALLEST_SHARE * trace / n), out);
    }
}

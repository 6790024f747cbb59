package org.hillock.decoding.decoder.spiking;

import org.hillock.decoding.spatial.SmallMatrices;
import org.hillock.decoding.spatial.SymmetricEigen;

/**
 * The slow column: per band the upper triangle of {@code logm(V' C' V)}, row by row, off-diagonal entries times the square
 * root of two so that the Euclidean norm is the matrix norm.
 */
final class EpochFeatures implements FeatureExtractor {
    private static final double POWER_FLOOR = 1e-9;
    private static final double SQRT2 = Math.sqrt(2);

    private final int channels;
    private final int bands;
    private final int filterCount;
    private final SymmetricEigen eigen;
    private final double[] centred;
    private final double[] scratch;
    private final double[] unfolded;
    private final double[] projected;
    private final double[] logarithm;

    EpochFeatures(int channels, int bands, int filterCount) {
        this.channels = channels;
        this.bands = bands;
        this.filterCount = filterCount;
        this.eigen = new SymmetricEigen(filterCount);
        this.centred = new double[channels * channels];
        this.scratch = new double[filterCount * channels];
        this.unfolded = new double[filterCount * channels];
        this.projected = new double[filterCount * filterCount];
        this.logarithm = new double[filterCount * filterCount];
    }

    @Override
    public int features() {
        return bands * filterCount * (filterCount + 1) / 2;
    }

    @Override
    public int windows() {
        return 1;
    }

    /** {@code V' R C R V}: a sliding window was not recentred, so its filters are. */
    private void project(TrialCovariances trial, int band, double[] filters) {
        if (trial.isOfWindow()) {
            trial.measured(band, centred);
            trial.unfoldFilters(band, filters, filterCount, unfolded);
            SmallMatrices.congruence(unfolded, centred, filterCount, channels, scratch, projected);
        } else {
            trial.centred(band, centred);
            SmallMatrices.congruence(filters, centred, filterCount, channels, scratch, projected);
        }
    }

    @Override
    public void extract(TrialCovariances trial, FilterSet filters, double[][] out) {
        int at = 0;
        for (int b = 0; b < bands; b++) {
            project(trial, b, filters.filters(b));
            eigen.logarithm(projected, POWER_FLOOR, logarithm);
            for (int r = 0; r < filterCount; r++) {
                out[0][at++] = logarithm[r * filterCount + r];
                for (int c = r + 1; c < filterCount; c++) {
                    out[0][at++] = SQRT2 * logarithm[r * filterCount + c];
                }
            }
        }
    }
}

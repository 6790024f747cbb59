package org.hillock.decoding.decoder.spiking;

import org.hillock.decoding.spatial.CommonSpatialPatterns;
import org.hillock.decoding.spatial.SmallMatrices;

/**
 * The spatial filters of every band, fitted on recentred covariances: two classes share one set, more classes have one
 * set each against the rest.
 */
final class FilterSet {
    private static final double CLASS_MEAN_SHRINKAGE = 0.05;
    private static final int PER_END = 2;

    private final int channels;
    private final int classes;
    private final int perSet;
    private final CommonSpatialPatterns patterns;
    private final double[][] filters;
    private boolean fitted;

    FilterSet(int channels, int bands, int classes) {
        this.channels = channels;
        this.classes = classes;
        this.perSet = CommonSpatialPatterns.filterCount(channels, PER_END);
        this.patterns = new CommonSpatialPatterns(channels);
        this.filters = new double[bands][count() * channels];
    }

    FilterSet fork() {
        FilterSet copy = new FilterSet(channels, filters.length, classes);
        for (int b = 0; b < filters.length; b++) {
            System.arraycopy(filters[b], 0, copy.filters[b], 0, filters[b].length);
        }
        copy.fitted = fitted;
        return copy;
    }

    /** Filters a band. */
    int count() {
        return classes == 2 ? perSet : perSet * classes;
    }

    boolean fitted() {
        return fitted;
    }

    /** The filters of a band, count x channels. Not a copy. */
    double[] filters(int band) {
        return filters[band];
    }

    void fit(TrialStore store) {
        for (int b = 0; b < filters.length; b++) {
            if (classes == 2) {
                fitSet(store, b, 1, 0);
            } else {
                for (int c = 0; c < classes; c++) {
                    fitSet(store, b, c, c);
                }
            }
        }
        fitted = true;
    }

    private void fitSet(TrialStore store, int band, int target, int set) {
        double[] rest = new double[channels * (channels + 1) / 2];
        double[] own = new double[rest.length];
        int restCount = 0;
        int ownCount = 0;
        for (StoredTrial trial : store.inOrder()) {
            if (trial.label() == target) {
                trial.covariances().addCentred(band, own);
                ownCount++;
            } else {
                trial.covariances().addCentred(band, rest);
                restCount++;
            }
        }
        double[] fit = new double[perSet * channels];
        patterns.fit(meanOf(rest, restCount), meanOf(own, ownCount), PER_END, fit);
        System.arraycopy(fit, 0, filters[band], set * perSet * channels, fit.length);
    }

    private double[] meanOf(double[] packedSum, int count) {
        double[] mean = new double[channels * channels];
        int at = 0;
        for (int r = 0; r < channels; r++) {
            for (int c = r; c < channels; c++) {
                double value = packedSum[at++] / count;
                mean[r * channels + c] = value;
                mean[c * channels + r] = value;
            }
        }
        SmallMatrices.shrink(mean, channels, CLASS_MEAN_SHRINKAGE);
        return mean;
    }
}

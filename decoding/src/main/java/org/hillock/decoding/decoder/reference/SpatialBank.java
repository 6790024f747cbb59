package org.hillock.decoding.decoder.reference;

import org.hillock.decoding.spatial.CommonSpatialPatterns;
import org.hillock.decoding.spatial.SmallMatrices;

/**
 * Spatial filters of every band and the log-variances behind them. Two classes share one set of filters a band; more
 * classes have one set each, that class against the mean of the others. Immutable.
 */
final class SpatialBank implements TrialFeatures {
    private static final double CLASS_MEAN_SHRINKAGE = 0.05;
    private static final double SMALLEST_POWER = 1e-9;

    private final int channels;
    private final int perSet;
    private final double[][][] filters;

    private SpatialBank(int channels, int perSet, double[][][] filters) {
        this.channels = channels;
        this.perSet = perSet;
        this.filters = filters;
    }

    /** Fits filters to a store. */
    static SpatialBank fit(TrialStore store, int bands, int channels, int perEnd) {
        CommonSpatialPatterns patterns = new CommonSpatialPatterns(channels);
        int sets = store.classes() == 2 ? 1 : store.classes();
        int perSet = CommonSpatialPatterns.filterCount(channels, perEnd);
        double[][][] filters = new double[bands][sets][perSet * channels];
        for (int b = 0; b < bands; b++) {
            double[][] means = new double[store.classes()][];
            for (int c = 0; c < means.length; c++) {
                means[c] = store.classMean(b, c);
                SmallMatrices.shrink(means[c], channels, CLASS_MEAN_SHRINKAGE);
            }
            for (int s = 0; s < sets; s++) {
                patterns.fit(means[s], meanOfOthers(means, s), perEnd, filters[b][s]);
            }
        }
        return new SpatialBank(channels, perSet, filters);
    }

    private static double[] meanOfOthers(double[][] means, int excluded) {
        double[] mean = new double[means[0].length];
        for (int c = 0, count = 0; c < means.length; c++) {
            if (c != excluded) {
                count++;
                SmallMatrices.blend(mean, means[c], 1.0 / count);
            }
        }
        return mean;
    }

    @Override
    public int features() {
        return filters.length * filters[0].length * perSet;
    }

    /** The logarithm of each filtered signal's variance; by band, then set, then filter. */
    @Override
    public double[] of(double[][] covariances) {
        return logPowers(covariances);
    }

    double[] logPowers(double[][] covariances) {
        double[] features = new double[features()];
        int at = 0;
        for (int b = 0; b < filters.length; b++) {
            for (double[] set : filters[b]) {
                for (int f = 0; f < perSet; f++) {
                    features[at++] = StrictMath.log(power(set, f, covariances[b]));
                }
            }
        }
        return features;
    }

    private double power(double[] set, int filter, double[] covariance) {
        return Math.max(SMALLEST_POWER, SmallMatrices.quadraticForm(set, filter * channels, covariance, channels));
    }
}

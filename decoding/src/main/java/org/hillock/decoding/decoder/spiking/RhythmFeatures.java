package org.hillock.decoding.decoder.spiking;

/** The fast column: per window, band and filter {@code log(v' W' v)}. */
final class RhythmFeatures implements FeatureExtractor {
    private static final double POWER_FLOOR = 1e-9;

    private final int bands;
    private final int filterCount;
    private final int windows;
    private final double[] unfolded;

    RhythmFeatures(int channels, int bands, int filterCount, int windows) {
        this.bands = bands;
        this.filterCount = filterCount;
        this.windows = windows;
        this.unfolded = new double[filterCount * channels];
    }

    @Override
    public int features() {
        return bands * filterCount;
    }

    @Override
    public int windows() {
        return windows;
    }

    @Override
    public void extract(TrialCovariances trial, FilterSet filters, double[][] out) {
        for (int b = 0; b < bands; b++) {
            trial.unfoldFilters(b, filters.filters(b), filterCount, unfolded);
            for (int w = 0; w < windows; w++) {
                int first = b * filterCount;
                trial.windowPowers(w, b, unfolded, filterCount, out[w], first);
                for (int k = first; k < first + filterCount; k++) {
                    out[w][k] = StrictMath.log(Math.max(out[w][k], POWER_FLOOR));
                }
            }
        }
    }
}

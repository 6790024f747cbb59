package org.hillock.decoding.decoder.spiking;

/** The fast column: per window, band and filter {@code log(v' W' v)}. */
final class RhythmFeatures implements FeatureExtractor {
    private static final double POWER_FLOOR = 1e-9;

    private final int channels;
    private final int bands;
    private final int filterCount;
    private final int windows;
    private final double[] unfolded;

    RhythmFeatures(int channels, int bands, int filterCount, int windows) {
        this.channels = channels;
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
                for (int k = 0; k < filterCount; k++) {
                    double power = trial.windowPower(w, b, unfolded, k * channels);
                    out[w][b * filterCount + k] = StrictMath.log(Math.max(power, POWER_FLOOR));
                }
            }
        }
    }
}

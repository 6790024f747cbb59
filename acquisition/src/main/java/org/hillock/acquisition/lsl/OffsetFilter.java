package org.hillock.acquisition.lsl;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Clock offset and drift from the last estimates: a line by least squares, each estimate weighted by the inverse square of
 * its round trip, which bounds its error. With few estimates, or when the newest contradicts the line by more than its own
 * round trip, the newest counts alone. Used under its owner's lock.
 */
public final class OffsetFilter {
    /** How many residuals are kept: five minutes of one every two seconds. */
    static final int RESIDUALS = 150;

    private static final int ESTIMATES = 30;
    private static final int ENOUGH = 5;
    private static final double LEAST_ROUND_TRIP_SECONDS = 20e-6;

    private final double[] at = new double[ESTIMATES];
    private final double[] corrections = new double[ESTIMATES];
    private final double[] weights = new double[ESTIMATES];
    private int count;
    private int next;
    private double originSeconds;
    private double intercept;
    private double slope;
    private final double[] residuals = new double[RESIDUALS];
    private int estimates;

    /** Takes an estimate that was measured at a local time. */
    public void add(ClockOffset offset, double localSeconds) {
        double roundTrip = Math.max(LEAST_ROUND_TRIP_SECONDS, offset.uncertaintySeconds());
        double residual = count > 0 ? Math.abs(offset.correctionSeconds() - correctionAt(localSeconds)) : 0;
        if (estimates > 0) {
            residuals[(estimates - 1) % RESIDUALS] = residual;
        }
        estimates++;
        if (residual > roundTrip && roundTrip < 0.1) {
            forget();
        }
        at[next] = localSeconds;
        corrections[next] = offset.correctionSeconds();
        weights[next] = 1 / (roundTrip * roundTrip);
        next = (next + 1) % ESTIMATES;
        count = Math.min(count + 1, ESTIMATES);
        fit(localSeconds, offset.correctionSeconds());
    }

    /** Forgets everything. */
    public void clear() {
        estimates = 0;
        forget();
    }

    /** Begins another line; what was off before stays told. */
    private void forget() {
        count = 0;
        next = 0;
        slope = 0;
    }

    private void fit(double localSeconds, double newest) {
        originSeconds = localSeconds;
        intercept = newest;
        slope = 0;
        if (count < ENOUGH) {
            return;
        }
        double w = 0;
        double wx = 0;
        double wy = 0;
        for (int i = 0; i < count; i++) {
            w += weights[i];
            wx += weights[i] * (at[i] - localSeconds);
            wy += weights[i] * (corrections[i] - newest);
        }
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < count; i++) {
            double x = at[i] - localSeconds - wx / w;
            sxx += weights[i] * x * x;
            sxy += weights[i] * x * (corrections[i] - newest - wy / w);
        }
        slope = sxx > 0 ? sxy / sxx : 0;
        intercept = newest + wy / w - slope * wx / w;
    }

    /** The correction at a local time, by the line so far. */
    public double correctionAt(double localSeconds) {
        return intercept + slope * (localSeconds - originSeconds);
    }

    /** How well the line foretells. */
    public ClockFit fit() {
        return new ClockFit(
                estimates, count < ENOUGH ? OptionalDouble.empty() : OptionalDouble.of(-slope * 1e6), residual());
    }

    private OptionalDouble residual() {
        int kept = Math.min(estimates - 1, RESIDUALS);
        if (kept < 1) {
            return OptionalDouble.empty();
        }
        double[] sorted = Arrays.copyOf(residuals, kept);
        Arrays.sort(sorted);
        return OptionalDouble.of(sorted[(int) Math.ceil(0.99 * kept) - 1]);
    }
}

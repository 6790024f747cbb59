package org.hillock.runtime.lsl;

import java.util.OptionalDouble;

/** Follows the stamps of one stream: rate, gaps, steps back. Takes a sample without allocation. */
final class StampTally {
    private static final double GAP_PERIODS = 1.5;
    private final double rateHz;
    private long samples;
    private double first = Double.NaN;
    private double last = Double.NaN;
    private long gaps;
    private long missing;
    private long backwards;

    StampTally(double rateHz) {
        this.rateHz = rateHz;
    }

    void add(double seconds) {
        if (samples == 0) {
            first = seconds;
        } else {
            double step = seconds - last;
            if (step < 0) {
                backwards++;
            }
            if (rateHz > 0 && step * rateHz > GAP_PERIODS) {
                gaps++;
                missing += Math.round(step * rateHz) - 1;
            }
        }
        last = seconds;
        samples++;
    }

    long samples() {
        return samples;
    }

    double firstSeconds() {
        return first;
    }

    double lastSeconds() {
        return last;
    }

    long gaps() {
        return gaps;
    }

    long missing() {
        return missing;
    }

    long backwards() {
        return backwards;
    }

    /** Periods by the time they took; empty when no time passed. */
    OptionalDouble effectiveRateHz() {
        return samples > 1 && last > first ? OptionalDouble.of((samples - 1) / (last - first)) : OptionalDouble.empty();
    }
}

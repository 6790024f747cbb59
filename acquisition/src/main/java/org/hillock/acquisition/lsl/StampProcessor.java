package org.hillock.acquisition.lsl;

import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;

/**
 * Processes the stamps of one stream as liblsl's inlets do: clock offset, then smoothing by recursive least squares of
 * stamp on sample number with exponential forgetting, then monotony. Nothing is allocated per stamp.
 *
 * <p>Used by one thread, unless {@link StampProcessing#THREAD_SAFE} is asked for: then every method may be called by any.
 */
public final class StampProcessor {
    /** After how long an observation counts half in the fitted line; liblsl's {@code SmoothingHalftime}. */
    public static final double HALF_TIME_SECONDS = 90;

    private static final double INITIAL_VARIANCE = 1e10;
    private static final int REFRESH_SAMPLES = 50;
    private static final double REFRESH_SECONDS = 0.5;

    private final boolean syncs;
    private final boolean dejitters;
    private final boolean monotonizes;
    private final boolean locks;
    private final double rateHz;
    private final double forgetting;
    private final DoubleSupplier correctionSeconds;
    private final ReentrantLock lock = new ReentrantLock();
    private double correction;
    private double refreshedAt = Double.NEGATIVE_INFINITY;
    private long sinceRefresh = REFRESH_SAMPLES + 1;
    private double base;
    private boolean based;
    private long number;
    private double offset;
    private double slope;
    private double p00;
    private double p01;
    private double p11;
    private double last = Double.NEGATIVE_INFINITY;

    /**
     * Begins without knowledge.
     *
     * @param nominalRateHz of the stream; 0 switches the smoothing off
     * @param halfTimeSeconds see {@link #HALF_TIME_SECONDS}
     * @param correctionSeconds the last known clock offset, asked for now and then
     */
    public StampProcessor(
            Set<StampProcessing> processing,
            double nominalRateHz,
            double halfTimeSeconds,
            DoubleSupplier correctionSeconds) {
        this.syncs = processing.contains(StampProcessing.CLOCK_SYNC);
        this.dejitters = processing.contains(StampProcessing.DEJITTER) && nominalRateHz > 0;
        this.monotonizes = processing.contains(StampProcessing.MONOTONIZE);
        this.locks = processing.contains(StampProcessing.THREAD_SAFE);
        this.rateHz = nominalRateHz;
        this.forgetting = nominalRateHz > 0 ? StrictMath.pow(2, -1 / (nominalRateHz * halfTimeSeconds)) : 1;
        this.correctionSeconds = correctionSeconds;
        reset();
    }

    /**
     * The processed stamp.
     *
     * @param seconds the stamp as transmitted or deduced
     * @param localSeconds the local time, by which the clock offset is refreshed
     */
    public double process(double seconds, double localSeconds) {
        if (!locks) {
            return processed(seconds, localSeconds);
        }
        lock.lock();
        try {
            return processed(seconds, localSeconds);
        } finally {
            lock.unlock();
        }
    }

    private double processed(double seconds, double localSeconds) {
        double stamp = seconds;
        if (syncs) {
            stamp += correction(localSeconds);
        }
        if (dejitters) {
            stamp = smoothed(stamp);
        }
        if (monotonizes) {
            stamp = Math.max(last, stamp);
            last = stamp;
        }
        return stamp;
    }

    private double correction(double localSeconds) {
        if (sinceRefresh > REFRESH_SAMPLES && localSeconds - refreshedAt > REFRESH_SECONDS) {
            correction = correctionSeconds.getAsDouble();
            refreshedAt = localSeconds;
            sinceRefresh = 0;
        }
        sinceRefresh++;
        return correction;
    }

    /** One step of recursive least squares: P is the inverse of the weighted normal matrix of (1, sample number). */
    private double smoothed(double stamp) {
        if (!based) {
            base = Math.floor(stamp);
            based = true;
        }
        double y = stamp - base;
        double u = number;
        number++;
        double pi0 = p00 + u * p01;
        double pi1 = p01 + u * p11;
        double error = y - (offset + u * slope);
        double gain = 1 / (forgetting + pi0 + pi1 * u);
        p00 = (p00 - pi0 * pi0 * gain) / forgetting;
        p01 = (p01 - pi0 * pi1 * gain) / forgetting;
        p11 = (p11 - pi1 * pi1 * gain) / forgetting;
        offset += error * (p00 + p01 * u);
        slope += error * (p01 + p11 * u);
        return offset + u * slope + base;
    }

    /** Tells of samples that were passed over, so that the fitted line keeps its count. */
    public void skip(long samples) {
        lock.lock();
        try {
            number += samples;
        } finally {
            lock.unlock();
        }
    }

    /** Starts afresh, as after a reset of the outlet's clock. */
    public void reset() {
        lock.lock();
        try {
            based = false;
            number = 0;
            offset = 0;
            slope = rateHz > 0 ? 1 / rateHz : 0;
            p00 = INITIAL_VARIANCE;
            p01 = 0;
            p11 = INITIAL_VARIANCE;
            last = Double.NEGATIVE_INFINITY;
            sinceRefresh = REFRESH_SAMPLES + 1;
            refreshedAt = Double.NEGATIVE_INFINITY;
        } finally {
            lock.unlock();
        }
    }
}

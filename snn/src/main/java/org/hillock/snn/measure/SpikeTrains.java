package org.hillock.snn.measure;

import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;

/** Rates and inter-spike intervals of recorded spike trains. */
public final class SpikeTrains {
    private SpikeTrains() {}

    /**
     * Counts the spikes of every neuron in a range of steps. Allocates nothing.
     *
     * @param fromStep first step
     * @param toStep step after the last
     * @param counts one per neuron. Modified.
     */
    public static void counts(SpikeRaster raster, int fromStep, int toStep, int[] counts) {
        NetworkException.requireLength("spike counts", counts.length, raster.neurons());
        requireRange(raster, fromStep, toStep);
        for (int i = 0; i < counts.length; i++) {
            counts[i] = count(raster, fromStep, toStep, i);
        }
    }

    /**
     * Computes the mean rate of every neuron over the whole raster, in Hz. Allocates nothing.
     *
     * @param stepMillis length of a step
     * @param ratesHz one per neuron. Modified.
     */
    public static void ratesHz(SpikeRaster raster, double stepMillis, double[] ratesHz) {
        NetworkException.requireLength("rates", ratesHz.length, raster.neurons());
        NetworkException.requirePositive("rates, step", stepMillis);
        double seconds = raster.steps() * stepMillis / 1000;
        for (int i = 0; i < ratesHz.length; i++) {
            ratesHz[i] = count(raster, 0, raster.steps(), i) / seconds;
        }
    }

    /**
     * Computes the statistics of one neuron's inter-spike intervals.
     *
     * @param stepMillis length of a step
     */
    public static IntervalStatistics intervals(SpikeRaster raster, double stepMillis, int neuron) {
        NetworkException.requirePositive("intervals, step", stepMillis);
        long n = 0;
        double sum = 0;
        double squares = 0;
        long neighbours = 0;
        double cv2 = 0;
        double variation = 0;
        int last = -1;
        double previous = 0;
        for (int step = 0; step < raster.steps(); step++) {
            if (!raster.fired(step, neuron)) {
                continue;
            }
            if (last >= 0) {
                double interval = (step - last) * stepMillis;
                n++;
                sum += interval;
                squares += interval * interval;
                if (previous > 0) {
                    double ratio = Math.abs(interval - previous) / (interval + previous);
                    cv2 += 2 * ratio;
                    variation += 3 * ratio * ratio;
                    neighbours++;
                }
                previous = interval;
            }
            last = step;
        }
        double mean = sum / n;
        double variance = Math.max(0, squares / n - mean * mean);
        return new IntervalStatistics(
                n, mean, StrictMath.sqrt(variance) / mean, cv2 / neighbours, variation / neighbours);
    }

    /**
     * Computes the Fano factor of one neuron: variance over mean of its counts in windows that don't overlap, 1 for a Poisson
     * process. NaN without spikes.
     *
     * @param windowSteps length of a window; a rest at the end is left out
     */
    public static double fanoFactor(SpikeRaster raster, int windowSteps, int neuron) {
        requireWindow(raster, windowSteps);
        int windows = raster.steps() / windowSteps;
        double sum = 0;
        double squares = 0;
        for (int w = 0; w < windows; w++) {
            double n = count(raster, w * windowSteps, (w + 1) * windowSteps, neuron);
            sum += n;
            squares += n * n;
        }
        double mean = sum / windows;
        return (squares / windows - mean * mean) * windows / (windows - 1.0) / mean;
    }

    static int count(SpikeRaster raster, int fromStep, int toStep, int neuron) {
        int count = 0;
        for (int step = fromStep; step < toStep; step++) {
            count += raster.fired(step, neuron) ? 1 : 0;
        }
        return count;
    }

    static void requireRange(SpikeRaster raster, int fromStep, int toStep) {
        if (fromStep < 0 || toStep <= fromStep || toStep > raster.steps()) {
            throw NetworkException.refused(
                    "range of a spike raster",
                    fromStep + " to " + toStep,
                    "an ascending range within 0 to " + raster.steps(),
                    "correct the range");
        }
    }

    static void requireWindow(SpikeRaster raster, int windowSteps) {
        if (windowSteps <= 0 || raster.steps() / windowSteps < 2) {
            throw NetworkException.refused(
                    "window of " + raster,
                    windowSteps + " steps",
                    "1 or more, and two windows in the raster",
                    "shorten the window or record longer");
        }
    }
}

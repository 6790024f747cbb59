package org.hillock.snn.measure;

import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;

/** How much neurons fire together. */
public final class Synchrony {
    private Synchrony() {}

    /**
     * Computes Pearson's correlation of two neurons' spike counts in windows that don't overlap; NaN when one of them never
     * changes.
     *
     * @param windowSteps length of a window; a rest at the end is left out
     */
    public static double countCorrelation(SpikeRaster raster, int windowSteps, int one, int other) {
        SpikeTrains.requireWindow(raster, windowSteps);
        int windows = raster.steps() / windowSteps;
        double a = 0;
        double b = 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int w = 0; w < windows; w++) {
            double x = SpikeTrains.count(raster, w * windowSteps, (w + 1) * windowSteps, one);
            double y = SpikeTrains.count(raster, w * windowSteps, (w + 1) * windowSteps, other);
            a += x;
            b += y;
            aa += x * x;
            bb += y * y;
            ab += x * y;
        }
        double covariance = ab / windows - a / windows * (b / windows);
        double variances = (aa / windows - a / windows * (a / windows)) * (bb / windows - b / windows * (b / windows));
        return covariance / StrictMath.sqrt(variances);
    }

    /** Returns the mean of {@link #countCorrelation} over all pairs for which it is defined; NaN when there are none. */
    public static double meanCountCorrelation(SpikeRaster raster, int windowSteps) {
        double sum = 0;
        long pairs = 0;
        for (int i = 0; i < raster.neurons(); i++) {
            for (int j = 0; j < i; j++) {
                double r = countCorrelation(raster, windowSteps, i, j);
                if (!Double.isNaN(r)) {
                    sum += r;
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    /**
     * Computes Golomb's synchrony index {@code chi = sqrt(Var_t(mean_i x_i) / mean_i Var_t(x_i))} on spike trains smoothed by a
     * causal exponential: 1 when all neurons fire together, about {@code 1 / sqrt(N)} when they are independent, NaN when nobody fires
     * (Golomb and Rinzel 1993, Phys Rev E 48:4810-4814; Golomb, Hansel and Mato 2001, Handbook of Biological Physics 4:887-968).
     *
     * @param tauSteps time constant of the smoothing in steps, above zero
     */
    public static double chi(SpikeRaster raster, double tauSteps) {
        NetworkException.requirePositive("synchrony, time constant", tauSteps);
        double decay = StrictMath.exp(-1 / tauSteps);
        int neurons = raster.neurons();
        double[] trace = new double[neurons];
        double[] sum = new double[neurons];
        double[] squares = new double[neurons];
        int[] spikes = new int[neurons];
        double meanSum = 0;
        double meanSquares = 0;
        for (int step = 0; step < raster.steps(); step++) {
            for (int i = 0; i < neurons; i++) {
                trace[i] *= decay;
            }
            int count = raster.spikes(step, spikes);
            for (int k = 0; k < count; k++) {
                trace[spikes[k]] += 1;
            }
            double mean = 0;
            for (int i = 0; i < neurons; i++) {
                sum[i] += trace[i];
                squares[i] += trace[i] * trace[i];
                mean += trace[i] / neurons;
            }
            meanSum += mean;
            meanSquares += mean * mean;
        }
        double n = raster.steps();
        double single = 0;
        for (int i = 0; i < neurons; i++) {
            single += (squares[i] / n - sum[i] / n * (sum[i] / n)) / neurons;
        }
        return StrictMath.sqrt((meanSquares / n - meanSum / n * (meanSum / n)) / single);
    }

    /**
     * Computes van Rossum's distance of two spike trains, {@code D^2 = 1/tau integral (f - g)^2 dt}, each spike being an exponential
     * of height 1 (van Rossum 2001, "A novel spike distance", Neural Comput 13:751-763). It is the exact integral to infinity: a spike
     * that is alone adds 1/2 to D^2, two spikes t apart {@code 1 - exp(-t/tau)}. The result is D.
     *
     * @param one times of the spikes, ascending. Not modified.
     * @param other times of the spikes in the same unit, ascending. Not modified.
     * @param tau time constant in that unit
     */
    public static double vanRossumDistance(double[] one, double[] other, double tau) {
        NetworkException.requirePositive("van Rossum distance, time constant", tau);
        double squared = (overlap(one, one, tau) + overlap(other, other, tau)) / 2 - overlap(one, other, tau);
        return StrictMath.sqrt(Math.max(0, squared));
    }

    private static double overlap(double[] one, double[] other, double tau) {
        double sum = 0;
        for (double s : one) {
            for (double t : other) {
                sum += StrictMath.exp(-Math.abs(s - t) / tau);
            }
        }
        return sum;
    }
}

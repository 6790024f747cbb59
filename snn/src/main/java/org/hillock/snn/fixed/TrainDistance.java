package org.hillock.snn.fixed;

import org.hillock.snn.SpikeRaster;

/** Distances of two spike trains on one grid of steps. */
final class TrainDistance {
    private TrainDistance() {}

    /**
     * Computes the coincidence factor (Kistler, Gerstner and van Hemmen 1997, Neural Comput 9:1015-1045; Jolivet,
     * Lewis and Gerstner 2004, J Neurophysiol 92:959-976): coincidences within a window, less those that a Poisson
     * train of the other's rate would have, over the mean number of spikes. Each spike coincides once.
     *
     * @param windowSteps distance up to which spikes coincide; the chance counts the {@code 2 window + 1} steps
     *     of the grid
     * @return NaN when neither fired, or when the window leaves no room for chance
     */
    static double coincidenceFactor(SpikeRaster reference, SpikeRaster other, int neuron, int windowSteps) {
        int steps = reference.steps();
        long n = 0;
        long m = 0;
        for (int t = 0; t < steps; t++) {
            n += reference.fired(t, neuron) ? 1 : 0;
            m += other.fired(t, neuron) ? 1 : 0;
        }
        double chance = (2.0 * windowSteps + 1) * m / steps;
        if (n + m == 0 || chance >= 1) {
            return Double.NaN;
        }
        long coincidences = coincidences(reference, other, neuron, windowSteps);
        return (coincidences - chance * n) / (0.5 * (n + m) * (1 - chance));
    }

    /** Pairs the spikes of both trains in their order, which finds as many pairs as can be. */
    private static long coincidences(SpikeRaster reference, SpikeRaster other, int neuron, int windowSteps) {
        long pairs = 0;
        int a = next(reference, neuron, 0);
        int b = next(other, neuron, 0);
        while (a < reference.steps() && b < other.steps()) {
            if (Math.abs(a - b) <= windowSteps) {
                pairs++;
                a = next(reference, neuron, a + 1);
                b = next(other, neuron, b + 1);
            } else if (a < b) {
                a = next(reference, neuron, a + 1);
            } else {
                b = next(other, neuron, b + 1);
            }
        }
        return pairs;
    }

    private static int next(SpikeRaster raster, int neuron, int from) {
        int t = from;
        while (t < raster.steps() && !raster.fired(t, neuron)) {
            t++;
        }
        return t;
    }

    /**
     * Computes the distance of van Rossum (2001, "A novel spike distance", Neural Comput 13:751-763): the root of
     * {@code 1/tau} times the integral of the squared difference of both trains, each spike a falling exponential.
     * One spike more or less alone makes the root of one half.
     *
     * @param tauSteps time constant
     */
    static double vanRossum(SpikeRaster reference, SpikeRaster other, int neuron, double tauSteps) {
        double decay = StrictMath.exp(-1 / tauSteps);
        double trace = 0;
        double squared = 0;
        for (int t = 0; t < reference.steps(); t++) {
            trace *= decay;
            int difference = (reference.fired(t, neuron) ? 1 : 0) - (other.fired(t, neuron) ? 1 : 0);
            squared += difference * (trace + 0.5 * difference);
            trace += difference;
        }
        return StrictMath.sqrt(Math.max(0, squared));
    }
}

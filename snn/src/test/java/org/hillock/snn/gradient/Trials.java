package org.hillock.snn.gradient;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.SpikeRaster;

/** Inputs that the suites of this package share. */
final class Trials {
    private Trials() {}

    static SpikeRaster noise(int steps, int channels, double probability, long seed) {
        var raster = new SpikeRaster(steps, channels);
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < channels; i++) {
                if (CounterRandom.uniform(seed, (long) t * channels + i) < probability) {
                    raster.set(t, i);
                }
            }
        }
        return raster;
    }

    static double cosine(Parameters a, Parameters b, ParameterGroup... groups) {
        double product = 0;
        double squaresOfA = 0;
        double squaresOfB = 0;
        for (ParameterGroup group : groups) {
            for (int k = a.offset(group); k < a.offset(group) + a.count(group); k++) {
                product += a.values()[k] * b.values()[k];
                squaresOfA += a.values()[k] * a.values()[k];
                squaresOfB += b.values()[k] * b.values()[k];
            }
        }
        return product / StrictMath.sqrt(squaresOfA * squaresOfB);
    }
}

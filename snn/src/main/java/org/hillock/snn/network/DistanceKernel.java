package org.hillock.snn.network;

import org.hillock.snn.NetworkException;

/** The probability of a connection over a distance. */
public sealed interface DistanceKernel {
    /** Returns the probability at a distance. */
    double probability(double distance);

    /**
     * {@code peak exp(-d^2 / (2 sigma^2))}.
     *
     * @param peak probability at distance 0, in [0, 1]
     * @param sigma width, in the layouts' unit
     */
    record Gaussian(double peak, double sigma) implements DistanceKernel {
        /** Checks the parameters. */
        public Gaussian {
            requirePeak(peak);
            NetworkException.requirePositive("Gaussian distance kernel, sigma", sigma);
        }

        @Override
        public double probability(double distance) {
            return peak * StrictMath.exp(-distance * distance / (2 * sigma * sigma));
        }
    }

    /**
     * {@code peak exp(-d / lambda)}.
     *
     * @param peak probability at distance 0, in [0, 1]
     * @param lambda length constant, in the layouts' unit
     */
    record Exponential(double peak, double lambda) implements DistanceKernel {
        /** Checks the parameters. */
        public Exponential {
            requirePeak(peak);
            NetworkException.requirePositive("exponential distance kernel, length constant", lambda);
        }

        @Override
        public double probability(double distance) {
            return peak * StrictMath.exp(-distance / lambda);
        }
    }

    private static void requirePeak(double peak) {
        if (!(peak >= 0 && peak <= 1)) {
            throw NetworkException.refused("distance kernel, peak", peak, "a probability in [0, 1]", "correct it");
        }
    }
}

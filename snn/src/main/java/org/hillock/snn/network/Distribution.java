package org.hillock.snn.network;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;

/** What weights and delays are drawn from; each draw is a function of a seed and an index alone. */
public sealed interface Distribution {
    /** Returns draw number {@code index} of a seed. */
    double draw(long seed, long index);

    /**
     * Always one value.
     *
     * @param value the value
     */
    record Constant(double value) implements Distribution {
        /** Checks the value. */
        public Constant {
            NetworkException.requireFinite("constant distribution, value", value);
        }

        @Override
        public double draw(long seed, long index) {
            return value;
        }
    }

    /**
     * Uniform in [low, high).
     *
     * @param low least value
     * @param high bound that is not reached
     */
    record Uniform(double low, double high) implements Distribution {
        /** Checks the bounds. */
        public Uniform {
            requireOrder("uniform distribution", low, high);
        }

        @Override
        public double draw(long seed, long index) {
            return low + (high - low) * CounterRandom.uniform(seed, index);
        }
    }

    /**
     * A normal distribution cut off at two bounds: draws outside are drawn again. Normal draws by Box and Muller 1958 (Ann
     * Math Stat 29:610-611).
     *
     * @param mean of the whole normal distribution
     * @param deviation standard deviation of the whole normal distribution, above 0
     * @param low lower bound; below zero infinity for none
     * @param high upper bound; infinity for none
     */
    record ClippedNormal(double mean, double deviation, double low, double high) implements Distribution {
        private static final int MOST_DRAWS = 1000;

        /** Checks the parameters. */
        public ClippedNormal {
            NetworkException.requireFinite("clipped normal distribution, mean", mean);
            NetworkException.requirePositive("clipped normal distribution, deviation", deviation);
            requireOrder("clipped normal distribution", low, high);
            if (low > mean + 3 * deviation || high < mean - 3 * deviation) {
                throw NetworkException.refused(
                        "clipped normal distribution",
                        "bounds " + low + " to " + high,
                        "an interval that reaches within 3 deviations of the mean",
                        "move the bounds or the mean");
            }
        }

        @Override
        public double draw(long seed, long index) {
            long own = CounterRandom.stream(seed, index);
            double value = mean;
            for (int k = 0; k < MOST_DRAWS; k++) {
                value = mean + deviation * normal(own, k);
                if (value >= low && value <= high) {
                    return value;
                }
            }
            return Math.max(low, Math.min(high, value));
        }
    }

    /**
     * {@code exp(mu + sigma z)} with z normal; its median is exp(mu), its mean {@code exp(mu + sigma^2/2)}.
     *
     * @param mu mean of the logarithm
     * @param sigma standard deviation of the logarithm, above 0
     */
    record LogNormal(double mu, double sigma) implements Distribution {
        /** Checks the parameters. */
        public LogNormal {
            NetworkException.requireFinite("lognormal distribution, mu", mu);
            NetworkException.requirePositive("lognormal distribution, sigma", sigma);
        }

        @Override
        public double draw(long seed, long index) {
            return StrictMath.exp(mu + sigma * normal(CounterRandom.stream(seed, index), 0));
        }
    }

    private static double normal(long seed, long index) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - CounterRandom.uniform(seed, 2 * index)));
        return radius * StrictMath.cos(2 * Math.PI * CounterRandom.uniform(seed, 2 * index + 1));
    }

    private static void requireOrder(String where, double low, double high) {
        if (!(low < high)) {
            throw NetworkException.refused(
                    where, "bounds " + low + " to " + high, "a lower bound below the upper one", "correct the bounds");
        }
    }
}

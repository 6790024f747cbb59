package org.hillock.snn.neuron;

import java.util.Arrays;
import org.hillock.snn.NetworkException;

/** A rate over time. */
public sealed interface RateProfile {
    /** Returns the rate at a time since the last reset, 0 or more. */
    double rateHz(double millis);

    /**
     * {@code mean (1 + depth cos(2 pi f t))}.
     *
     * @param meanHz mean rate, 0 or more
     * @param depth in [0, 1]
     * @param frequencyHz f
     */
    record Cosine(double meanHz, double depth, double frequencyHz) implements RateProfile {
        /** Checks the parameters. */
        public Cosine {
            if (!(meanHz >= 0) || meanHz == Double.POSITIVE_INFINITY || !(depth >= 0 && depth <= 1)) {
                throw NetworkException.refused(
                        "cosine rate",
                        "mean " + meanHz + " Hz, depth " + depth,
                        "a mean of 0 or more and a depth in [0, 1]",
                        "correct them");
            }
            NetworkException.requireFinite("cosine rate, frequency", frequencyHz);
        }

        @Override
        public double rateHz(double millis) {
            return meanHz * (1 + depth * cosineOfTurns(frequencyHz * millis / 1000));
        }

        /** Sums the series within a quarter of a turn, because StrictMath.cos allocates on JDK 25. */
        private static double cosineOfTurns(double turns) {
            double fromHalf = Math.abs(turns - Math.floor(turns) - 0.5);
            double folded = fromHalf > 0.25 ? 0.5 - fromHalf : fromHalf;
            double squared = 4 * Math.PI * Math.PI * folded * folded;
            double sum = 1;
            for (int k = 22; k > 0; k -= 2) {
                sum = 1 - squared / (k * (k - 1)) * sum;
            }
            return fromHalf > 0.25 ? sum : -sum;
        }
    }

    /** Steps of equal length, and silence after the last. */
    final class Bins implements RateProfile {
        private final double[] ratesHz;
        private final double binMillis;

        /**
         * Creates a profile.
         *
         * @param ratesHz rate in each bin, 0 or more. Not modified, copied.
         * @param binMillis length of a bin
         */
        public Bins(double[] ratesHz, double binMillis) {
            this.binMillis = NetworkException.requirePositive("binned rate, bin", binMillis);
            this.ratesHz = ratesHz.clone();
            for (int k = 0; k < ratesHz.length; k++) {
                if (!(ratesHz[k] >= 0) || ratesHz[k] == Double.POSITIVE_INFINITY) {
                    throw NetworkException.refused(
                            "binned rate, bin " + k, ratesHz[k] + " Hz", "0 or more", "correct the rate");
                }
            }
        }

        @Override
        public double rateHz(double millis) {
            double bin = millis / binMillis;
            return bin < ratesHz.length ? ratesHz[(int) bin] : 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bins that && binMillis == that.binMillis && Arrays.equals(ratesHz, that.ratesHz);
        }

        @Override
        public int hashCode() {
            return 31 * Double.hashCode(binMillis) + Arrays.hashCode(ratesHz);
        }
    }
}

package org.hillock.snn.gradient;

import org.hillock.snn.NetworkException;

/** The weights by which the errors of the readouts reach the neurons in e-prop. */
public sealed interface Feedback {
    /** The readout weights themselves, as they stand. */
    record Symmetric() implements Feedback {}

    /**
     * Fixed, normally distributed weights: broadcast alignment, "random e-prop" of Bellec et al. 2020.
     *
     * @param seed of the draws
     * @param deviation their standard deviation
     */
    record Random(long seed, double deviation) implements Feedback {
        /** Checks the deviation. */
        public Random {
            NetworkException.requirePositive("random feedback, deviation", deviation);
        }
    }
}

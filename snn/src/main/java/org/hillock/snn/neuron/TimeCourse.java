package org.hillock.snn.neuron;

import org.hillock.snn.NetworkException;

/** How the effect of one arriving spike goes on in time. */
public sealed interface TimeCourse {
    /** The whole effect falls into the step of arrival. */
    record Delta() implements TimeCourse {}

    /**
     * {@code exp(-t/tau)}: the weight is the peak.
     *
     * @param tauMillis time constant
     */
    record Exponential(double tauMillis) implements TimeCourse {
        /** Checks the time constant. */
        public Exponential {
            NetworkException.requirePositive("exponential receptor, time constant", tauMillis);
        }
    }

    /**
     * {@code t/tau exp(1 - t/tau)}: the weight is the peak, reached at t = tau.
     *
     * @param tauMillis time constant
     */
    record Alpha(double tauMillis) implements TimeCourse {
        /** Checks the time constant. */
        public Alpha {
            NetworkException.requirePositive("alpha receptor, time constant", tauMillis);
        }
    }
}

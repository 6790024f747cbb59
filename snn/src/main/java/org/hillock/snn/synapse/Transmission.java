package org.hillock.snn.synapse;

import org.hillock.snn.NetworkException;

/** How much of its effective weight a synapse passes on at a spike. */
public sealed interface Transmission {
    /** Always all of it. */
    record Reliable() implements Transmission {}

    /**
     * Short-term depression and facilitation (Tsodyks, Pawelzik and Markram 1998, "Neural networks with dynamic synapses",
     * Neural Comput 10:821-835). Between spikes {@code dR/dt = (1 - R)/tau_rec}, {@code du/dt = -u/tau_facil}; at a spike
     * first {@code u <- u + U (1 - u)}, then the synapse passes {@code u R} of its weight on and {@code R <- R - u R}.
     *
     * <p>All synapses of one presynaptic neuron in a projection share u and R, since they see the same spikes. Solved
     * exactly from spike to spike.
     *
     * @param utilisation U, in (0, 1]
     * @param recoveryMillis tau_rec
     * @param facilitationMillis tau_facil; 0 for none, then u is always U
     */
    record ShortTerm(double utilisation, double recoveryMillis, double facilitationMillis) implements Transmission {
        /** Checks the parameters. */
        public ShortTerm {
            requireShare("short-term plasticity, utilisation", utilisation);
            NetworkException.requirePositive("short-term plasticity, recovery", recoveryMillis);
            if (!(facilitationMillis >= 0) || facilitationMillis == Double.POSITIVE_INFINITY) {
                throw NetworkException.refused(
                        "short-term plasticity, facilitation", facilitationMillis + " ms", "0 or more", "correct it");
            }
        }
    }

    /**
     * Each synapse passes each spike on with one probability, independently of all others: the noise of a single release
     * site. Each draw is a function of seed, step and synapse alone.
     *
     * @param probability in (0, 1]
     */
    record StochasticRelease(double probability) implements Transmission {
        /** Checks the probability. */
        public StochasticRelease {
            requireShare("stochastic release, probability", probability);
        }
    }

    private static void requireShare(String where, double share) {
        if (!(share > 0 && share <= 1)) {
            throw NetworkException.refused(where, share, "a number above 0, at most 1", "correct it");
        }
    }
}

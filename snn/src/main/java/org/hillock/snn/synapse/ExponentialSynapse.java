package org.hillock.snn.synapse;

import org.hillock.snn.NetworkException;

/**
 * A spike adds {@code gain} times the effective weight to a current that decays exponentially.
 *
 * <p>Equivalently the current into neuron c is {@code sum_i w_ci x_i}, with a presynaptic trace {@code x <- a x + gain
 * s}, {@code a = exp(-h/tau)}, s = 1 in a step in which the spike of i arrives. The engine keeps the sum, not the
 * traces, so that work is done per spike only.
 *
 * @param tauMillis time constant of the decay
 * @param gain what one spike adds to the trace
 * @param initialTrace value of every trace x_i after a reset: the current then starts as this times the sum of the
 *     effective weights
 */
public record ExponentialSynapse(double tauMillis, double gain, double initialTrace) implements SynapseModel {
    /** Checks the parameters. */
    public ExponentialSynapse {
        NetworkException.requirePositive("exponential synapse, time constant", tauMillis);
        NetworkException.requireFinite("exponential synapse, initial trace", initialTrace);
        if (!Double.isFinite(gain) || gain == 0) {
            throw NetworkException.refused("exponential synapse, gain", gain, "a finite number but 0", "correct it");
        }
    }

    /** Creates a synapse of gain 1 whose current starts at zero. */
    public ExponentialSynapse(double tauMillis) {
        this(tauMillis, 1, 0);
    }
}

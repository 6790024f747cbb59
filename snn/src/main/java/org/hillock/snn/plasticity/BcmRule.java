package org.hillock.snn.plasticity;

import org.hillock.snn.NetworkException;
import org.hillock.snn.synapse.SynapseTable;

/**
 * The rule of Bienenstock, Cooper and Munro: strengthen above a threshold of activity, weaken below it, and let the threshold
 * follow the activity. A neuron becomes selective for one of its input patterns.
 *
 * <p>{@code dw_ij/dt = eta y_j (y_j - theta_j) x_i} and {@code d theta_j/dt = (y_j^2 / y_0 - theta_j) / tau_theta} (Bienenstock,
 * Cooper and Munro 1982, "Theory for the development of neuron selectivity", J Neurosci 2:32-48, with the sliding threshold of
 * Intrator and Cooper 1992, Neural Networks 5:3-17). The outer y_j is taken as the spikes of j: at each of them {@code w_ij +=
 * eta (y_j - theta_j) x_i}. x and y are exponential traces in spikes per time constant,
 * those of this step included for x and not for y. Learning must be slow against the threshold, or both oscillate. The threshold is learned state: it
 * stands still in a frozen projection, and a reset leaves it.
 *
 * @param tauMillis time constant of both traces, which every spike raises by 1
 * @param thresholdTauMillis tau_theta, long against tau
 * @param target y_0, the activity that the neuron settles around, in spikes per time constant
 * @param learningRate eta
 * @param leastWeight lower bound
 * @param greatestWeight upper bound
 */
public record BcmRule(
        double tauMillis,
        double thresholdTauMillis,
        double target,
        double learningRate,
        double leastWeight,
        double greatestWeight)
        implements PlasticityRule {
    /** Checks the parameters. */
    public BcmRule {
        NetworkException.requirePositive("BCM rule, time constant", tauMillis);
        NetworkException.requirePositive("BCM rule, time constant of the threshold", thresholdTauMillis);
        NetworkException.requirePositive("BCM rule, target", target);
        NetworkException.requirePositive("BCM rule, learning rate", learningRate);
        Checks.bounds("BCM rule", leastWeight, greatestWeight);
    }

    @Override
    public String name() {
        return "bcm";
    }

    @Override
    public PlasticityKernel kernel(SynapseTable synapses, double stepMillis) {
        return new BcmKernel(synapses, new float[synapses.postCount()], stepMillis, this);
    }
}

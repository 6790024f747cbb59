package org.hillock.snn.plasticity;

import org.hillock.snn.NetworkException;
import org.hillock.snn.synapse.SynapseTable;

/**
 * STDP whose fixed point is a log likelihood, {@code w_ki = ln p(x_i = 1 | neuron k fires) + ln c}: together with a stochastic
 * winner-take-all it performs online expectation maximisation of a mixture model.
 *
 * <p>{@code x_i} is 1 while the latest arrival of source i is no older than the window (0 steps old counts). At every spike
 * of neuron k all its synapses change by {@code eta_k (c exp(-w) - 1)} if {@code x_i = 1}, by {@code -eta_k} if not (Nessler,
 * Pfeiffer, Buesing and Maass 2013, "Bayesian computation emerges in generic cortical microcircuits through spike-timing-
 * dependent plasticity", PLoS Comput Biol 9:e1003037, equation 5). Here {@code eta_k = max(leastRate, 1/N_k)}, N_k the spikes of k so far,
 * where the paper sets it from running moments of each weight. Weights are clipped to their bounds. {@link
 * ConditionalRateStdp} is its relative whose stored weight is the likelihood itself.
 *
 * @param windowMillis sigma, how long an arrival counts, rounded to whole steps
 * @param offset c; with 1 all weights end at 0 or below
 * @param leastRate floor of eta, in [0, 1]
 * @param leastWeight lower bound, which keeps a source that never fires finite
 * @param greatestWeight upper bound
 */
public record ExpectationMaximisationStdp(
        double windowMillis, double offset, double leastRate, double leastWeight, double greatestWeight)
        implements PlasticityRule {
    /** Checks the parameters. */
    public ExpectationMaximisationStdp {
        NetworkException.requirePositive("expectation-maximisation STDP, window", windowMillis);
        NetworkException.requirePositive("expectation-maximisation STDP, offset", offset);
        Checks.fraction("expectation-maximisation STDP, least rate", leastRate);
        Checks.bounds("expectation-maximisation STDP", leastWeight, greatestWeight);
    }

    @Override
    public String name() {
        return "expectation_maximisation_stdp";
    }

    @Override
    public PlasticityKernel kernel(SynapseTable synapses, double stepMillis) {
        return new ExpectationMaximisationKernel(synapses, new Wiring(synapses), stepMillis, this);
    }
}

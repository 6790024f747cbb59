package org.hillock.snn.plasticity;

import org.hillock.snn.NetworkException;
import org.hillock.snn.synapse.SynapseTable;

/**
 * STDP whose fixed point is the presynaptic trace to be expected when the neuron fires, {@code w_yi = E[x_i | y]}.
 *
 * <p>Per step every presynaptic trace goes {@code x <- a x + gain s}, {@code a = exp(-h/tau)}, s = 1 when a spike arrives.
 * At each postsynaptic spike of neuron y: {@code N_y += 1}, {@code eta = max(leastRate, 1/N_y)}, and for all its synapses
 * {@code w_yi += eta (x_i - w_yi)}, with the traces that this step's arrivals have already entered. A synapse with a
 * high trace is potentiated, every postsynaptic spike depresses in proportion to the weight. While 1/N_y rules, the
 * weight is the plain mean of the traces seen; the floor forgets with a constant of 1/leastRate spikes.
 *
 * <p>With a logarithmic {@link org.hillock.snn.synapse.WeightTransfer} the neuron sums log likelihoods. It is the rule of
 * Nessler, Pfeiffer, Buesing and Maass 2013 (PLoS Comput Biol 9:e1003037) on the exponential of their weight, with a
 * graded trace instead of a binary window, and with a learning rate per neuron.
 *
 * @param tauMillis time constant of the presynaptic trace
 * @param traceGain what an arrival adds to the trace
 * @param initialTrace value of the traces after a reset
 * @param leastRate floor of eta, in [0, 1]
 */
public record ConditionalRateStdp(double tauMillis, double traceGain, double initialTrace, double leastRate)
        implements PlasticityRule {
    /** Checks the parameters. */
    public ConditionalRateStdp {
        NetworkException.requirePositive("conditional-rate STDP, time constant", tauMillis);
        NetworkException.requirePositive("conditional-rate STDP, trace gain", traceGain);
        NetworkException.requireFinite("conditional-rate STDP, initial trace", initialTrace);
        if (!(leastRate >= 0 && leastRate <= 1)) {
            throw NetworkException.refused(
                    "conditional-rate STDP, least rate", leastRate, "a number in [0, 1]", "correct it");
        }
    }

    @Override
    public String name() {
        return "conditional_rate_stdp";
    }

    @Override
    public ConditionalRateKernel kernel(SynapseTable synapses, double stepMillis) {
        return new ConditionalRateKernel(synapses, stepMillis, this);
    }
}

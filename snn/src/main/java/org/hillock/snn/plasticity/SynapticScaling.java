package org.hillock.snn.plasticity;

import org.hillock.snn.NetworkException;
import org.hillock.snn.synapse.SynapseTable;

/**
 * Synaptic scaling: all weights onto a neuron are multiplied by one factor until it fires at its target rate, so that what
 * other rules wrote into their ratios stays.
 *
 * <p>{@code dw_ij/dt = (1 - nu_j / rho) w_ij / tau_w}, nu_j the rate of the target as it is read from a slow exponential trace
 * of its spikes (Turrigiano et al. 1998, "Activity-dependent scaling of quantal amplitude in neocortical neurons", Nature
 * 391:892-896; in this form van Rossum, Bi and Turrigiano 2000, J Neurosci 20:8812-8821, equation 6 without its integral term).
 * Weights change once per interval. The rate's trace is learned state: a reset leaves it, and it starts at the target.
 *
 * @param targetRateHz rho
 * @param rateTauMillis time constant over which the rate is read
 * @param weightTauMillis tau_w, long against the former
 * @param intervalMillis time between two updates, rounded to whole steps, at least one
 * @param greatestWeight bound of the magnitude of a weight
 */
public record SynapticScaling(
        double targetRateHz, double rateTauMillis, double weightTauMillis, double intervalMillis, double greatestWeight)
        implements PlasticityRule {
    /** Checks the parameters. */
    public SynapticScaling {
        NetworkException.requirePositive("synaptic scaling, target rate", targetRateHz);
        NetworkException.requirePositive("synaptic scaling, time constant of the rate", rateTauMillis);
        NetworkException.requirePositive("synaptic scaling, time constant of the weights", weightTauMillis);
        NetworkException.requirePositive("synaptic scaling, interval", intervalMillis);
        NetworkException.requirePositive("synaptic scaling, greatest weight", greatestWeight);
    }

    @Override
    public String name() {
        return "synaptic_scaling";
    }

    @Override
    public PlasticityKernel kernel(SynapseTable synapses, double stepMillis) {
        return new Kernel(synapses, new Wiring(synapses), stepMillis, this);
    }

    private static final class Kernel extends RateKernel {
        private final SynapticScaling rule;
        private final Wiring wiring;
        private final float[] factor;

        Kernel(SynapseTable synapses, Wiring wiring, double stepMillis, SynapticScaling rule) {
            super(synapses, stepMillis, rule.targetRateHz, rule.rateTauMillis, rule.intervalMillis);
            this.rule = rule;
            this.wiring = wiring;
            this.factor = new float[synapses.postCount()];
        }

        @Override
        long change(double intervalMillis) {
            double gain = intervalMillis / rule.weightTauMillis;
            for (int j = 0; j < factor.length; j++) {
                factor[j] = (float) Math.max(0, 1 + gain * (1 - rateHz(j) / rule.targetRateHz));
            }
            float[] weights = synapses.weights();
            float bound = (float) rule.greatestWeight;
            for (int k = 0; k < weights.length; k++) {
                weights[k] = TwoTraceKernel.clip(weights[k] * factor[wiring.target[k]], -bound, bound);
            }
            return weights.length;
        }

        @Override
        public int bytesPerSynapse() {
            return Wiring.BYTES_PER_SYNAPSE;
        }

        @Override
        public boolean goesByTarget() {
            return false;
        }

        @Override
        public PlasticityKernel withOwnTraces() {
            return this;
        }
    }
}

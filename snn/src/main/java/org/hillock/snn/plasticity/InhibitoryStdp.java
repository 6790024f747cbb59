package org.hillock.snn.plasticity;

import org.hillock.snn.NetworkException;
import org.hillock.snn.synapse.SynapseTable;

/**
 * The symmetric rule that lets inhibition find its balance, so that every target fires at a set rate.
 *
 * <p>Both sides keep a trace of time constant tau that a spike raises by 1. An arrival changes the weight by {@code eta (y -
 * 2 rho tau)}, a postsynaptic spike by {@code eta x}: near-coincidence in either order strengthens, an arrival alone
 * weakens (Vogels, Sprekeler, Zenke, Clopath and Gerstner 2011, "Inhibitory plasticity balances excitation and inhibition in
 * sensory pathways and memory networks", Science 334:1569-1573, equations 1-3 of its supplement). Weights are strengths, 0 or
 * more: let them inhibit by a synapse of negative gain. A pair within one step counts once, at the postsynaptic spike.
 *
 * @param tauMillis time constant of both traces; 20 in the paper
 * @param learningRate eta
 * @param targetRateHz rho
 * @param leastWeight lower bound, 0 or more
 * @param greatestWeight upper bound
 */
public record InhibitoryStdp(
        double tauMillis, double learningRate, double targetRateHz, double leastWeight, double greatestWeight)
        implements PlasticityRule {
    /** Checks the parameters. */
    public InhibitoryStdp {
        NetworkException.requirePositive("inhibitory STDP, time constant", tauMillis);
        NetworkException.requirePositive("inhibitory STDP, learning rate", learningRate);
        Checks.notNegative("inhibitory STDP, target rate", targetRateHz);
        Checks.notNegative("inhibitory STDP, least weight", leastWeight);
        Checks.bounds("inhibitory STDP", leastWeight, greatestWeight);
    }

    @Override
    public String name() {
        return "inhibitory_stdp";
    }

    @Override
    public PlasticityKernel kernel(SynapseTable synapses, double stepMillis) {
        return new Kernel(synapses, stepMillis, this);
    }

    private static final class Kernel extends TwoTraceKernel {
        private final InhibitoryStdp rule;
        private final double stepMillis;
        private final float rate;
        private final float quiet;
        private final float minimum;
        private final float maximum;
        private final float[] excess;

        Kernel(SynapseTable synapses, double stepMillis, InhibitoryStdp rule) {
            super(synapses, stepMillis, rule.tauMillis, rule.tauMillis, Pairing.ALL_TO_ALL);
            this.rule = rule;
            this.stepMillis = stepMillis;
            this.rate = (float) rule.learningRate;
            this.quiet = (float) (2 * rule.targetRateHz * rule.tauMillis / 1000);
            this.minimum = (float) rule.leastWeight;
            this.maximum = (float) rule.greatestWeight;
            this.excess = new float[synapses.postCount()];
        }

        @Override
        public long learn(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
            decay();
            long updates = 0;
            if (arrivalCount > 0) {
                for (int j = 0; j < excess.length; j++) {
                    excess[j] = postTrace[j] - quiet;
                }
                for (int k = 0; k < arrivalCount; k++) {
                    updates += synapses.addToRow(arrivals[k], rate, excess, minimum, maximum);
                }
            }
            mark(arrivals, arrivalCount, fired, firedCount);
            for (int k = 0; k < firedCount; k++) {
                updates += synapses.addToColumn(fired[k], rate, preTrace, minimum, maximum);
            }
            if (updates > 0) {
                synapses.touchedAll();
            }
            return updates;
        }

        @Override
        public PlasticityKernel withOwnTraces() {
            return new Kernel(synapses, stepMillis, rule);
        }
    }
}

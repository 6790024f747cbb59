package org.hillock.snn.plasticity;

import org.hillock.snn.NetworkException;
import org.hillock.snn.synapse.SynapseTable;

/**
 * Plain Hebb: sources that were active before a neuron fires are strengthened, up to a hard bound.
 *
 * <p>{@code dw_ij/dt = eta x_i S_j}: at each postsynaptic spike every synapse onto the neuron grows by {@code eta x_i}, x the
 * exponential trace of its arrivals, those of the same step included (Hebb 1949; Gerstner, Kistler, Naud and Paninski 2014,
 * "Neuronal dynamics", section 19.2.1). Growth alone has no fixed point; combine it with {@link SynapticScaling} or take {@link
 * OjaRule}.
 *
 * @param tauMillis time constant of the trace, which every arrival raises by 1
 * @param learningRate eta
 * @param leastWeight lower bound
 * @param greatestWeight upper bound
 */
public record HebbRule(double tauMillis, double learningRate, double leastWeight, double greatestWeight)
        implements PlasticityRule {
    /** Checks the parameters. */
    public HebbRule {
        NetworkException.requirePositive("Hebb's rule, time constant", tauMillis);
        NetworkException.requireFinite("Hebb's rule, learning rate", learningRate);
        Checks.bounds("Hebb's rule", leastWeight, greatestWeight);
    }

    @Override
    public String name() {
        return "hebb";
    }

    @Override
    public PlasticityKernel kernel(SynapseTable synapses, double stepMillis) {
        return new Kernel(synapses, stepMillis, this);
    }

    private static final class Kernel extends TwoTraceKernel {
        private final double stepMillis;
        private final HebbRule rule;

        Kernel(SynapseTable synapses, double stepMillis, HebbRule rule) {
            super(synapses, stepMillis, rule.tauMillis, rule.tauMillis, Pairing.ALL_TO_ALL);
            this.stepMillis = stepMillis;
            this.rule = rule;
        }

        @Override
        public long learn(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
            observe(arrivals, arrivalCount, fired, firedCount);
            long updates = 0;
            float minimum = (float) rule.leastWeight;
            float maximum = (float) rule.greatestWeight;
            for (int k = 0; k < firedCount; k++) {
                updates += synapses.addToColumn(fired[k], (float) rule.learningRate, preTrace, minimum, maximum);
                synapses.touched(fired[k]);
            }
            return updates;
        }

        @Override
        public PlasticityKernel withOwnTraces() {
            return new Kernel(synapses, stepMillis, rule);
        }
    }
}

package org.hillock.snn.plasticity;

import org.hillock.snn.NetworkException;
import org.hillock.snn.synapse.SynapseTable;

/**
 * Intrinsic homeostasis: each neuron moves its own excitability until it fires at its target rate.
 *
 * <p>The excitability is the weight of a bias, a projection from one neuron that fires in every step (or often, at a fixed
 * rate): {@code db_j/dt = eta (1 - nu_j / rho)}, t in seconds, nu_j the rate as it is read from a slow exponential trace of the spikes. It
 * is integral control of the threshold, which a bias shifts (Desai, Rutherford and Turrigiano 1999, "Plasticity in the intrinsic
 * excitability of cortical pyramidal neurons", Nature Neurosci 2:515-520; as a rule for spiking networks Lazar, Pipa and Triesch
 * 2009, Front Comput Neurosci 3:23, equation 5). The rate's trace is learned state: a reset leaves it, and it starts at the
 * target.
 *
 * @param targetRateHz rho
 * @param rateTauMillis time constant over which the rate is read
 * @param learningRatePerSecond eta, in units of the weight per second for a silent neuron
 * @param intervalMillis time between two updates, rounded to whole steps, at least one
 * @param leastWeight lower bound
 * @param greatestWeight upper bound
 */
public record IntrinsicHomeostasis(
        double targetRateHz,
        double rateTauMillis,
        double learningRatePerSecond,
        double intervalMillis,
        double leastWeight,
        double greatestWeight)
        implements PlasticityRule {
    /** Checks the parameters. */
    public IntrinsicHomeostasis {
        NetworkException.requirePositive("intrinsic homeostasis, target rate", targetRateHz);
        NetworkException.requirePositive("intrinsic homeostasis, time constant of the rate", rateTauMillis);
        NetworkException.requirePositive("intrinsic homeostasis, learning rate", learningRatePerSecond);
        NetworkException.requirePositive("intrinsic homeostasis, interval", intervalMillis);
        Checks.bounds("intrinsic homeostasis", leastWeight, greatestWeight);
    }

    @Override
    public String name() {
        return "intrinsic_homeostasis";
    }

    @Override
    public PlasticityKernel kernel(SynapseTable synapses, double stepMillis) {
        return new Kernel(synapses, stepMillis, this);
    }

    private static final class Kernel extends RateKernel {
        private final IntrinsicHomeostasis rule;
        private final float[] shift;

        Kernel(SynapseTable synapses, double stepMillis, IntrinsicHomeostasis rule) {
            super(synapses, stepMillis, rule.targetRateHz, rule.rateTauMillis, rule.intervalMillis);
            this.rule = rule;
            this.shift = new float[synapses.postCount()];
        }

        @Override
        long change(double intervalMillis) {
            double gain = rule.learningRatePerSecond * intervalMillis / 1000;
            for (int j = 0; j < shift.length; j++) {
                shift[j] = (float) (gain * (1 - rateHz(j) / rule.targetRateHz));
            }
            long updates = 0;
            for (int i = 0; i < synapses.preCount(); i++) {
                updates += synapses.addToRow(i, 1, shift, (float) rule.leastWeight, (float) rule.greatestWeight);
            }
            return updates;
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

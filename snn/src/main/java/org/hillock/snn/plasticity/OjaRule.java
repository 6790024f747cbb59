package org.hillock.snn.plasticity;

import org.hillock.snn.NetworkException;
import org.hillock.snn.synapse.SynapseTable;

/**
 * Hebb's rule with the decay that keeps the weights of a neuron at unit length: they turn to the first principal component of
 * the input.
 *
 * <p>{@code dw_ij/dt = eta y_j (x_i - y_j w_ij)} (Oja 1982, "A simplified neuron model as a principal component analyzer", J
 * Math Biol 15:267-273), with the outer y_j taken as the spikes of j: at each of them {@code w_ij += eta (x_i - y_j w_ij)}. x and
 * y are exponential traces in spikes per time constant, those of this step included for x and not for y. The length that is
 * reached is 1 for a neuron whose rate is w x; another gain a makes it {@code 1 / sqrt(a)}.
 *
 * @param tauMillis time constant of both traces, which every spike raises by 1
 * @param learningRate eta
 */
public record OjaRule(double tauMillis, double learningRate) implements PlasticityRule {
    /** Checks the parameters. */
    public OjaRule {
        NetworkException.requirePositive("Oja's rule, time constant", tauMillis);
        NetworkException.requirePositive("Oja's rule, learning rate", learningRate);
    }

    @Override
    public String name() {
        return "oja";
    }

    @Override
    public PlasticityKernel kernel(SynapseTable synapses, double stepMillis) {
        return new Kernel(synapses, new Wiring(synapses), stepMillis, this);
    }

    private static final class Kernel extends TwoTraceKernel {
        private final Wiring wiring;
        private final double stepMillis;
        private final OjaRule rule;

        Kernel(SynapseTable synapses, Wiring wiring, double stepMillis, OjaRule rule) {
            super(synapses, stepMillis, rule.tauMillis, rule.tauMillis, Pairing.ALL_TO_ALL);
            this.wiring = wiring;
            this.stepMillis = stepMillis;
            this.rule = rule;
        }

        @Override
        public long learn(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
            decay();
            Traces.add(preTrace, 1, arrivals, arrivalCount);
            long updates = 0;
            for (int k = 0; k < firedCount; k++) {
                updates += move((float) rule.learningRate, postTrace[fired[k]], fired[k]);
                synapses.touched(fired[k]);
            }
            Traces.add(postTrace, 1, fired, firedCount);
            return updates;
        }

        private int move(float rate, float y, int post) {
            float[] weights = synapses.weights();
            int to = wiring.columnStart[post + 1];
            for (int c = wiring.columnStart[post]; c < to; c++) {
                int k = wiring.columnSynapse[c];
                weights[k] += rate * (preTrace[wiring.columnSource[c]] - y * weights[k]);
            }
            return to - wiring.columnStart[post];
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
            return new Kernel(synapses, wiring, stepMillis, rule);
        }
    }
}

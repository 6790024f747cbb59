package org.hillock.snn.plasticity;

import java.util.Arrays;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.synapse.SynapseTable;

/**
 * The delta rule on spike traces: presynaptic trace times the error of the target, with a step divided by the trace energy.
 *
 * <p>Every arrival enters two low-pass filters in series, {@code r <- a r + (1 - a) s}, {@code z <- b z + (1 - b) r} (an alpha
 * function when both time constants are equal), so z is the eligibility of all synapses of a source. When an error {@code
 * e_j} has been handed in, the next step changes {@code w_ij <- (1 - decay g) w_ij + g e_j z_i} with {@code g = rate / (1 +
 * sum_i z_i^2)}, the sum over all sources: normalised least mean squares (Widrow and Hoff 1960, "Adaptive switching circuits";
 * Nagumo and Noda 1967, IEEE Trans Automat Contr 12:282-287) with the post- and the third factor merged into the error, as in
 * three-factor rules for regression (Gerstner et al. 2018, Front Neural Circuits 12:53). A frozen projection drops the error.
 *
 * @param riseMillis time constant of the first filter; 0 leaves it out
 * @param fallMillis time constant of the second filter
 * @param learningRate rate, in [0, 2) for stability
 * @param weightDecay decay
 * @param leastWeight lower bound
 * @param greatestWeight upper bound
 */
public record ErrorModulatedRule(
        double riseMillis,
        double fallMillis,
        double learningRate,
        double weightDecay,
        double leastWeight,
        double greatestWeight)
        implements PlasticityRule {
    /** Checks the parameters. */
    public ErrorModulatedRule {
        Checks.notNegative("error-modulated rule, rise time", riseMillis);
        NetworkException.requirePositive("error-modulated rule, fall time", fallMillis);
        NetworkException.requireFinite("error-modulated rule, learning rate", learningRate);
        NetworkException.requireFinite("error-modulated rule, weight decay", weightDecay);
        Checks.bounds("error-modulated rule", leastWeight, greatestWeight);
    }

    @Override
    public String name() {
        return "error_modulated";
    }

    @Override
    public ModulatedKernel kernel(SynapseTable synapses, double stepMillis) {
        return new Kernel(synapses, new Wiring(synapses), stepMillis, this);
    }

    private static final class Kernel implements ModulatedKernel {
        private final SynapseTable synapses;
        private final Wiring wiring;
        private final double stepMillis;
        private final ErrorModulatedRule rule;
        private final float rise;
        private final float fall;
        private final float[] first;
        private final float[] eligibility;
        private final float[] error;
        private final int[] pending = new int[1];

        Kernel(SynapseTable synapses, Wiring wiring, double stepMillis, ErrorModulatedRule rule) {
            this.synapses = synapses;
            this.wiring = wiring;
            this.stepMillis = stepMillis;
            this.rule = rule;
            this.rise = rule.riseMillis == 0 ? 0 : (float) StrictMath.exp(-stepMillis / rule.riseMillis);
            this.fall = (float) StrictMath.exp(-stepMillis / rule.fallMillis);
            this.first = new float[synapses.preCount()];
            this.eligibility = new float[synapses.preCount()];
            this.error = new float[synapses.postCount()];
        }

        @Override
        public void modulate(double factor) {
            Arrays.fill(error, (float) factor);
            pending[0] = 1;
        }

        @Override
        public void modulate(float[] factors) {
            NetworkException.requireLength("error-modulated rule, errors", factors.length, error.length);
            System.arraycopy(factors, 0, error, 0, error.length);
            pending[0] = 1;
        }

        @Override
        public void resetTraces() {
            Arrays.fill(first, 0);
            Arrays.fill(eligibility, 0);
            Arrays.fill(error, 0);
            pending[0] = 0;
        }

        @Override
        public void forget() {}

        @Override
        public void observe(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
            Traces.decay(first, rise);
            Traces.add(first, 1 - rise, arrivals, arrivalCount);
            follow(eligibility, 1 - fall, first);
            pending[0] = 0;
        }

        private static void follow(float[] eligibility, float rate, float[] first) {
            for (int i = 0; i < first.length; i++) {
                eligibility[i] += rate * (first[i] - eligibility[i]);
            }
        }

        @Override
        public long learn(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
            boolean correct = pending[0] != 0;
            observe(arrivals, arrivalCount, fired, firedCount);
            if (!correct) {
                return 0;
            }
            float step = (float) (rule.learningRate / (1 + energy(eligibility)));
            float keep = (float) (1 - rule.weightDecay * step);
            for (int i = 0; i < eligibility.length; i++) {
                correctRow(keep, step * eligibility[i], wiring.rowStart[i], wiring.rowStart[i + 1]);
            }
            synapses.touchedAll();
            return synapses.size();
        }

        private static double energy(float[] trace) {
            double sum = 0;
            for (float z : trace) {
                sum += (double) z * z;
            }
            return sum;
        }

        private void correctRow(float keep, float step, int from, int to) {
            float[] weights = synapses.weights();
            float minimum = (float) rule.leastWeight;
            float maximum = (float) rule.greatestWeight;
            for (int k = from; k < to; k++) {
                weights[k] = TwoTraceKernel.clip(keep * weights[k] + step * error[wiring.target[k]], minimum, maximum);
            }
        }

        @Override
        public ModulatedKernel withOwnTraces() {
            return new Kernel(synapses, wiring, stepMillis, rule);
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
        public void visit(StateVisitor visitor) {
            visitor.floats(first);
            visitor.floats(eligibility);
            visitor.floats(error);
            visitor.ints(pending);
        }
    }
}

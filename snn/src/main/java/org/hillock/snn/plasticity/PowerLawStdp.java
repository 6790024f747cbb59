package org.hillock.snn.plasticity;

import org.hillock.snn.NetworkException;
import org.hillock.snn.synapse.SynapseTable;

/**
 * Pair-based STDP whose steps depend on the weight by a power, from additive (exponent 0) to multiplicative (1).
 *
 * <p>With {@code u = w / W}, W the greatest weight, a postsynaptic spike changes every synapse onto its neuron by {@code
 * lambda W (1 - u)^mu x}, and an arrival its synapses by {@code -lambda alpha W u^mu y}; x and y are exponential traces of
 * the arrivals and the postsynaptic spikes (Guetig, Aharonov, Rotter and Sompolinsky 2003, "Learning input correlations
 * through nonlinear temporally asymmetric Hebbian plasticity", J Neurosci 23:3697-3714, equations 1-3). Weights stay in
 * [0, W]. With mu 1, all pairs and a lambda of at most 0.001 potentiation is put off until the next arrival and exact but for
 * lambda squared. An arrival and a postsynaptic spike in one step do not pair.
 *
 * @param tauPlusMillis time constant of x
 * @param tauMinusMillis time constant of y
 * @param learningRate lambda, the relative step
 * @param asymmetry alpha, depression over potentiation
 * @param exponent mu, 0 or more
 * @param greatestWeight W
 * @param pairing which spikes form pairs
 */
public record PowerLawStdp(
        double tauPlusMillis,
        double tauMinusMillis,
        double learningRate,
        double asymmetry,
        double exponent,
        double greatestWeight,
        Pairing pairing)
        implements PlasticityRule {
    // Above it the error of deferring, which goes with the square, would exceed some 1e-6 of the greatest weight a
    // pair.
    private static final double GREATEST_DEFERRED_RATE = 1e-3;

    /** Checks the parameters. */
    public PowerLawStdp {
        NetworkException.requirePositive("power-law STDP, time constant of potentiation", tauPlusMillis);
        NetworkException.requirePositive("power-law STDP, time constant of depression", tauMinusMillis);
        NetworkException.requireFinite("power-law STDP, learning rate", learningRate);
        NetworkException.requireFinite("power-law STDP, asymmetry", asymmetry);
        Checks.notNegative("power-law STDP, exponent", exponent);
        NetworkException.requirePositive("power-law STDP, greatest weight", greatestWeight);
        Checks.pairing("power-law STDP", pairing);
    }

    @Override
    public String name() {
        return "power_law_stdp";
    }

    @Override
    public boolean canBeSplit() {
        return true;
    }

    @Override
    public PlasticityKernel kernel(SynapseTable synapses, double stepMillis) {
        boolean deferred = exponent == 1
                && pairing == Pairing.ALL_TO_ALL
                && Math.abs(learningRate) <= GREATEST_DEFERRED_RATE
                && synapses.actsAsStored();
        return deferred
                ? new DeferredProportionalKernel(synapses, stepMillis, this)
                : promptKernel(synapses, stepMillis);
    }

    @Override
    public PlasticityKernel promptKernel(SynapseTable synapses, double stepMillis) {
        return new Kernel(synapses, new Wiring(synapses), stepMillis, this);
    }

    private static final class Kernel extends TwoTraceKernel {
        private final Wiring wiring;
        private final double stepMillis;
        private final PowerLawStdp rule;
        private final float[] weights;
        private final float greatest;
        private final float up;
        private final float down;

        Kernel(SynapseTable synapses, Wiring wiring, double stepMillis, PowerLawStdp rule) {
            super(synapses, stepMillis, rule.tauPlusMillis, rule.tauMinusMillis, rule.pairing);
            this.wiring = wiring;
            this.stepMillis = stepMillis;
            this.rule = rule;
            this.weights = synapses.weights();
            this.greatest = (float) rule.greatestWeight;
            this.up = (float) (rule.learningRate * rule.greatestWeight);
            this.down = (float) (rule.learningRate * rule.asymmetry * rule.greatestWeight);
        }

        @Override
        public long learn(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
            decay();
            long updates = 0;
            for (int k = 0; k < arrivalCount; k++) {
                updates += depress(wiring.rowStart[arrivals[k]], wiring.rowStart[arrivals[k] + 1]);
            }
            for (int k = 0; k < firedCount; k++) {
                updates += potentiate(wiring.columnStart[fired[k]], wiring.columnStart[fired[k] + 1]);
            }
            if (updates > 0) {
                synapses.touchedAll();
            }
            mark(arrivals, arrivalCount, fired, firedCount);
            return updates;
        }

        private int depress(int from, int to) {
            for (int k = from; k < to; k++) {
                float w = weights[k];
                weights[k] = clip(w - down * power(w / greatest) * postTrace[wiring.target[k]], 0, greatest);
            }
            return to - from;
        }

        private int potentiate(int from, int to) {
            for (int c = from; c < to; c++) {
                int k = wiring.columnSynapse[c];
                float w = weights[k];
                weights[k] = clip(w + up * power(1 - w / greatest) * preTrace[wiring.columnSource[c]], 0, greatest);
            }
            return to - from;
        }

        private float power(float base) {
            if (rule.exponent == 0) {
                return 1;
            }
            if (rule.exponent == 1 || base <= 0) {
                return Math.max(0, base);
            }
            // StrictMath.pow allocates on JDK 17.
            return (float) StrictMath.exp(rule.exponent * StrictMath.log(base));
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

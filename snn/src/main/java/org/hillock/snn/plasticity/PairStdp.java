package org.hillock.snn.plasticity;

import java.util.Arrays;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.synapse.SynapseTable;

/**
 * Additive pair-based STDP over all pairs of spikes, within hard bounds.
 *
 * <p>A pair whose postsynaptic spike comes dt after the presynaptic arrival adds {@code aPlus exp(-dt/tauPlus)}; one
 * whose arrival comes dt after the postsynaptic spike takes {@code aMinus exp(-dt/tauMinus)} away. Both sides keep one
 * exponential trace that every spike raises by 1 (Morrison, Diesmann and Gerstner 2008, "Phenomenological models of
 * synaptic plasticity based on spike timing", Biol Cybern 98:459-478, section 4). An arrival and a postsynaptic spike in
 * one step do not pair.
 *
 * @param tauPlusMillis time constant of potentiation
 * @param tauMinusMillis time constant of depression
 * @param aPlus potentiation at dt = 0
 * @param aMinus depression at dt = 0, given as a positive number
 * @param leastWeight lower bound
 * @param greatestWeight upper bound
 */
public record PairStdp(
        double tauPlusMillis,
        double tauMinusMillis,
        double aPlus,
        double aMinus,
        double leastWeight,
        double greatestWeight)
        implements PlasticityRule {
    /** Checks the parameters. */
    public PairStdp {
        NetworkException.requirePositive("pair STDP, time constant of potentiation", tauPlusMillis);
        NetworkException.requirePositive("pair STDP, time constant of depression", tauMinusMillis);
        NetworkException.requireFinite("pair STDP, potentiation", aPlus);
        NetworkException.requireFinite("pair STDP, depression", aMinus);
        if (!(leastWeight < greatestWeight)) {
            throw NetworkException.refused(
                    "pair STDP, bounds",
                    leastWeight + " to " + greatestWeight,
                    "a lower bound below the upper one",
                    "correct the bounds");
        }
    }

    @Override
    public String name() {
        return "pair_stdp";
    }

    @Override
    public boolean canBeSplit() {
        return true;
    }

    @Override
    public PlasticityKernel kernel(SynapseTable synapses, double stepMillis) {
        return synapses.actsAsStored()
                ? new DeferredAdditiveKernel(synapses, stepMillis, this)
                : promptKernel(synapses, stepMillis);
    }

    @Override
    public PlasticityKernel promptKernel(SynapseTable synapses, double stepMillis) {
        return new Kernel(synapses, stepMillis, this);
    }

    private static final class Kernel implements PlasticityKernel {
        private final PairStdp rule;
        private final SynapseTable synapses;
        private final double stepMillis;
        private final float preDecay;
        private final float postDecay;
        private final float potentiation;
        private final float depression;
        private final float minimum;
        private final float maximum;
        private final float[] preTrace;
        private final float[] postTrace;

        Kernel(SynapseTable synapses, double stepMillis, PairStdp rule) {
            this.rule = rule;
            this.synapses = synapses;
            this.stepMillis = stepMillis;
            this.preDecay = (float) StrictMath.exp(-stepMillis / rule.tauPlusMillis);
            this.postDecay = (float) StrictMath.exp(-stepMillis / rule.tauMinusMillis);
            this.potentiation = (float) rule.aPlus;
            this.depression = (float) -rule.aMinus;
            this.minimum = (float) rule.leastWeight;
            this.maximum = (float) rule.greatestWeight;
            this.preTrace = new float[synapses.preCount()];
            this.postTrace = new float[synapses.postCount()];
        }

        @Override
        public void resetTraces() {
            Arrays.fill(preTrace, 0);
            Arrays.fill(postTrace, 0);
        }

        @Override
        public void forget() {}

        @Override
        public void observe(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
            decay();
            Traces.add(preTrace, 1, arrivals, arrivalCount);
            Traces.add(postTrace, 1, fired, firedCount);
        }

        @Override
        public long learn(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
            decay();
            long updates = 0;
            for (int k = 0; k < arrivalCount; k++) {
                updates += synapses.addToRow(arrivals[k], depression, postTrace, minimum, maximum);
            }
            for (int k = 0; k < firedCount; k++) {
                updates += synapses.addToColumn(fired[k], potentiation, preTrace, minimum, maximum);
            }
            if (updates > 0) {
                synapses.touchedAll();
            }
            Traces.add(preTrace, 1, arrivals, arrivalCount);
            Traces.add(postTrace, 1, fired, firedCount);
            return updates;
        }

        private void decay() {
            Traces.decay(preTrace, preDecay);
            Traces.decay(postTrace, postDecay);
        }

        @Override
        public PlasticityKernel withOwnTraces() {
            return new Kernel(synapses, stepMillis, rule);
        }

        @Override
        public void visit(StateVisitor visitor) {
            visitor.floats(preTrace);
            visitor.floats(postTrace);
        }
    }
}

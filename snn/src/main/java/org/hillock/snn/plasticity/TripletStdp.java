package org.hillock.snn.plasticity;

import java.util.Arrays;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.synapse.SynapseTable;

/**
 * STDP over pairs and triplets of spikes, whose potentiation grows with the rate.
 *
 * <p>Two traces a side: {@code r1, r2} (tau_plus, tau_x) of arrivals and {@code o1, o2} (tau_minus, tau_y) of postsynaptic
 * spikes. An arrival changes the weight by {@code -o1 (A2- + A3- r2)}, a postsynaptic spike by {@code r1 (A2+ + A3+ o2)},
 * where r2 and o2 are read before their own spike is added (Pfister and Gerstner 2006, "Triplets of spikes in a model of
 * spike timing-dependent plasticity", J Neurosci 26:9673-9682, equations 3 and 4). Weights stay within hard bounds. An
 * arrival and a postsynaptic spike in one step do not pair.
 *
 * @param tauPlusMillis time constant of r1
 * @param tauXMillis time constant of r2
 * @param tauMinusMillis time constant of o1
 * @param tauYMillis time constant of o2
 * @param pairPlus A2+
 * @param tripletPlus A3+
 * @param pairMinus A2-, as a positive number
 * @param tripletMinus A3-, as a positive number
 * @param leastWeight lower bound
 * @param greatestWeight upper bound
 * @param pairing whether a spike raises its traces by 1 or sets them to 1
 */
public record TripletStdp(
        double tauPlusMillis,
        double tauXMillis,
        double tauMinusMillis,
        double tauYMillis,
        double pairPlus,
        double tripletPlus,
        double pairMinus,
        double tripletMinus,
        double leastWeight,
        double greatestWeight,
        Pairing pairing)
        implements PlasticityRule {
    /** Checks the parameters. */
    public TripletStdp {
        NetworkException.requirePositive("triplet STDP, tau plus", tauPlusMillis);
        NetworkException.requirePositive("triplet STDP, tau x", tauXMillis);
        NetworkException.requirePositive("triplet STDP, tau minus", tauMinusMillis);
        NetworkException.requirePositive("triplet STDP, tau y", tauYMillis);
        NetworkException.requireFinite("triplet STDP, pair potentiation", pairPlus);
        NetworkException.requireFinite("triplet STDP, triplet potentiation", tripletPlus);
        NetworkException.requireFinite("triplet STDP, pair depression", pairMinus);
        NetworkException.requireFinite("triplet STDP, triplet depression", tripletMinus);
        Checks.bounds("triplet STDP", leastWeight, greatestWeight);
        Checks.pairing("triplet STDP", pairing);
    }

    /**
     * Returns the all-to-all minimal model fitted to visual cortex (Pfister and Gerstner 2006, tables 3 and 4): A2+ = A3- = 0,
     * A3+ = 6.5e-3, A2- = 7.1e-3, tau_plus 16.8, tau_minus 33.7, tau_y 114 ms. Steps are relative to a weight of 1.
     */
    public static TripletStdp visualCortex(double leastWeight, double greatestWeight) {
        return new TripletStdp(
                16.8, 101, 33.7, 114, 0, 6.5e-3, 7.1e-3, 0, leastWeight, greatestWeight, Pairing.ALL_TO_ALL);
    }

    @Override
    public String name() {
        return "triplet_stdp";
    }

    @Override
    public PlasticityKernel kernel(SynapseTable synapses, double stepMillis) {
        return new Kernel(synapses, stepMillis, this);
    }

    private static final class Kernel extends TwoTraceKernel {
        private final TripletStdp rule;
        private final double stepMillis;
        private final float slowPreDecay;
        private final float slowPostDecay;
        private final float minimum;
        private final float maximum;
        private final float[] slowPre;
        private final float[] slowPost;

        Kernel(SynapseTable synapses, double stepMillis, TripletStdp rule) {
            super(synapses, stepMillis, rule.tauPlusMillis, rule.tauMinusMillis, rule.pairing);
            this.rule = rule;
            this.stepMillis = stepMillis;
            this.slowPreDecay = (float) StrictMath.exp(-stepMillis / rule.tauXMillis);
            this.slowPostDecay = (float) StrictMath.exp(-stepMillis / rule.tauYMillis);
            this.minimum = (float) rule.leastWeight;
            this.maximum = (float) rule.greatestWeight;
            this.slowPre = new float[synapses.preCount()];
            this.slowPost = new float[synapses.postCount()];
        }

        @Override
        public void resetTraces() {
            super.resetTraces();
            Arrays.fill(slowPre, 0);
            Arrays.fill(slowPost, 0);
        }

        @Override
        void decay() {
            super.decay();
            Traces.decay(slowPre, slowPreDecay);
            Traces.decay(slowPost, slowPostDecay);
        }

        @Override
        void mark(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
            super.mark(arrivals, arrivalCount, fired, firedCount);
            mark(slowPre, arrivals, arrivalCount);
            mark(slowPost, fired, firedCount);
        }

        @Override
        public long learn(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
            decay();
            long updates = 0;
            for (int k = 0; k < arrivalCount; k++) {
                int i = arrivals[k];
                float step = (float) -(rule.pairMinus + rule.tripletMinus * slowPre[i]);
                updates += synapses.addToRow(i, step, postTrace, minimum, maximum);
            }
            for (int k = 0; k < firedCount; k++) {
                int j = fired[k];
                float step = (float) (rule.pairPlus + rule.tripletPlus * slowPost[j]);
                updates += synapses.addToColumn(j, step, preTrace, minimum, maximum);
            }
            if (updates > 0) {
                synapses.touchedAll();
            }
            mark(arrivals, arrivalCount, fired, firedCount);
            return updates;
        }

        @Override
        public PlasticityKernel withOwnTraces() {
            return new Kernel(synapses, stepMillis, rule);
        }

        @Override
        public void visit(StateVisitor visitor) {
            super.visit(visitor);
            visitor.floats(slowPre);
            visitor.floats(slowPost);
        }
    }
}

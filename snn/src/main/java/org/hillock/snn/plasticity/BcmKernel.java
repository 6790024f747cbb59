package org.hillock.snn.plasticity;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.synapse.SynapseTable;

/** Runs {@link BcmRule} on one projection; the threshold of every neuron is its learned state beside the weights. */
final class BcmKernel extends TwoTraceKernel {
    private final double stepMillis;
    private final BcmRule rule;
    private final float slide;
    private final float perTarget;
    private final float[] threshold;

    BcmKernel(SynapseTable synapses, float[] threshold, double stepMillis, BcmRule rule) {
        super(synapses, stepMillis, rule.tauMillis(), rule.tauMillis(), Pairing.ALL_TO_ALL);
        this.stepMillis = stepMillis;
        this.rule = rule;
        this.slide = (float) -StrictMath.expm1(-stepMillis / rule.thresholdTauMillis());
        this.perTarget = (float) (1 / rule.target());
        this.threshold = threshold;
    }

    @Override
    public void forget() {
        Arrays.fill(threshold, 0);
    }

    @Override
    public long learn(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        decay();
        Traces.add(preTrace, 1, arrivals, arrivalCount);
        slide(threshold, slide, perTarget, postTrace);
        long updates = 0;
        float minimum = (float) rule.leastWeight();
        float maximum = (float) rule.greatestWeight();
        for (int k = 0; k < firedCount; k++) {
            int j = fired[k];
            float step = (float) (rule.learningRate() * (postTrace[j] - threshold[j]));
            updates += synapses.addToColumn(j, step, preTrace, minimum, maximum);
            synapses.touched(j);
        }
        Traces.add(postTrace, 1, fired, firedCount);
        return updates;
    }

    private static void slide(float[] threshold, float rate, float perTarget, float[] trace) {
        for (int j = 0; j < threshold.length; j++) {
            threshold[j] += rate * (perTarget * trace[j] * trace[j] - threshold[j]);
        }
    }

    @Override
    public PlasticityKernel withOwnTraces() {
        return new BcmKernel(synapses, threshold, stepMillis, rule);
    }

    @Override
    public void visit(StateVisitor visitor) {
        super.visit(visitor);
        visitor.floats(threshold);
    }
}

package org.hillock.snn.plasticity;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.synapse.SynapseTable;
import org.hillock.snn.synapse.TargetSums;

/**
 * Deferred STDP whose steps are proportional to the distance from the bound, with one more number per synapse: the sum of the
 * target at the last arrival. All that is pending at once acts on the distance before it, which is exact but for the square
 * of the learning rate.
 */
final class DeferredProportionalKernel extends DeferredKernel {
    private final PowerLawStdp rule;
    private final double stepMillis;
    private final float[] kept;

    DeferredProportionalKernel(SynapseTable synapses, double stepMillis, PowerLawStdp rule) {
        this(synapses, stepMillis, rule, new float[synapses.size()]);
    }

    private DeferredProportionalKernel(SynapseTable synapses, double stepMillis, PowerLawStdp rule, float[] kept) {
        super(
                synapses,
                stepMillis,
                rule.tauPlusMillis(),
                rule.tauMinusMillis(),
                rule.learningRate(),
                rule.learningRate() * rule.asymmetry());
        this.rule = rule;
        this.stepMillis = stepMillis;
        this.kept = kept;
        pass.bounds(0, (float) rule.greatestWeight());
        synapses.preparePassKept();
    }

    @Override
    int visitRow(int pre, TargetSums read, TargetSums written, float[] current) {
        return synapses.passKept(pre, pass, read, written, kept, current);
    }

    @Override
    void readRow(int pre, TargetSums read, float[] into) {
        synapses.readKept(pre, pass, read, kept, into);
    }

    @Override
    void sumsCleared() {
        Arrays.fill(kept, 0);
    }

    /** Shares the kept sums, which are all zero whenever one of the two kernels has settled. */
    @Override
    public PlasticityKernel withOwnTraces() {
        return new DeferredProportionalKernel(synapses, stepMillis, rule, kept);
    }

    @Override
    public int bytesPerSynapse() {
        return Float.BYTES;
    }

    @Override
    public void visit(StateVisitor visitor) {
        super.visit(visitor);
        visitor.floats(kept);
    }
}

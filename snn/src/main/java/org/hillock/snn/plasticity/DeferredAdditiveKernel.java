package org.hillock.snn.plasticity;

import org.hillock.snn.synapse.SynapseTable;
import org.hillock.snn.synapse.TargetSums;

/** Deferred STDP with steps of one size: what is pending is folded into the stored weight, so hard bounds stay exact. */
final class DeferredAdditiveKernel extends DeferredKernel {
    private final PairStdp rule;
    private final double stepMillis;

    DeferredAdditiveKernel(SynapseTable synapses, double stepMillis, PairStdp rule) {
        super(synapses, stepMillis, rule.tauPlusMillis(), rule.tauMinusMillis(), rule.aPlus(), rule.aMinus());
        this.rule = rule;
        this.stepMillis = stepMillis;
        pass.bounds((float) rule.leastWeight(), (float) rule.greatestWeight());
    }

    @Override
    int visitRow(int pre, TargetSums read, TargetSums written, float[] current) {
        return synapses.passFolded(pre, pass, read, written, current);
    }

    @Override
    void readRow(int pre, TargetSums read, float[] into) {
        synapses.readFolded(pre, pass, read, into);
    }

    @Override
    void sumsCleared() {}

    @Override
    public PlasticityKernel withOwnTraces() {
        return new DeferredAdditiveKernel(synapses, stepMillis, rule);
    }
}

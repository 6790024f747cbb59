package org.hillock.snn.plasticity;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.synapse.SynapseTable;

/**
 * One exponential trace per presynaptic and one per postsynaptic neuron, which a spike raises by 1 or sets to 1: what most
 * rules are made of.
 */
abstract class TwoTraceKernel implements PlasticityKernel {
    final SynapseTable synapses;
    final float[] preTrace;
    final float[] postTrace;
    private final float preDecay;
    private final float postDecay;
    private final Pairing pairing;

    TwoTraceKernel(
            SynapseTable synapses, double stepMillis, double preTauMillis, double postTauMillis, Pairing pairing) {
        this.synapses = synapses;
        this.preDecay = (float) StrictMath.exp(-stepMillis / preTauMillis);
        this.postDecay = (float) StrictMath.exp(-stepMillis / postTauMillis);
        this.pairing = pairing;
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
        mark(arrivals, arrivalCount, fired, firedCount);
    }

    void decay() {
        Traces.decay(preTrace, preDecay);
        Traces.decay(postTrace, postDecay);
    }

    void mark(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        mark(preTrace, arrivals, arrivalCount);
        mark(postTrace, fired, firedCount);
    }

    final void mark(float[] trace, int[] spikes, int count) {
        if (pairing == Pairing.NEAREST) {
            Traces.set(trace, 1, spikes, count);
        } else {
            Traces.add(trace, 1, spikes, count);
        }
    }

    static float clip(float value, float minimum, float maximum) {
        return Math.max(minimum, Math.min(maximum, value));
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.floats(preTrace);
        visitor.floats(postTrace);
    }
}

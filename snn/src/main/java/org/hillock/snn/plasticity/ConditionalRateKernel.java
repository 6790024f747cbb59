package org.hillock.snn.plasticity;

import java.util.Arrays;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.synapse.SynapseTable;

/** Runs {@link ConditionalRateStdp} on one projection; its learned state beside the weights is the count N per neuron. */
public final class ConditionalRateKernel implements PlasticityKernel {
    private final SynapseTable synapses;
    private final float decay;
    private final float gain;
    private final float initialTrace;
    private final double leastRate;
    private final float[] trace;
    private final long[] counts;

    ConditionalRateKernel(SynapseTable synapses, double stepMillis, ConditionalRateStdp rule) {
        this.synapses = synapses;
        this.decay = (float) StrictMath.exp(-stepMillis / rule.tauMillis());
        this.gain = (float) rule.traceGain();
        this.initialTrace = (float) rule.initialTrace();
        this.leastRate = rule.leastRate();
        this.trace = new float[synapses.preCount()];
        this.counts = new long[synapses.postCount()];
        resetTraces();
    }

    private ConditionalRateKernel(ConditionalRateKernel shared) {
        this.synapses = shared.synapses;
        this.decay = shared.decay;
        this.gain = shared.gain;
        this.initialTrace = shared.initialTrace;
        this.leastRate = shared.leastRate;
        this.trace = shared.trace.clone();
        this.counts = shared.counts;
        resetTraces();
    }

    /**
     * Reads N of every postsynaptic neuron.
     *
     * @param out one number per neuron. Modified.
     */
    public void counts(long[] out) {
        NetworkException.requireLength("conditional-rate STDP, counts", out.length, counts.length);
        System.arraycopy(counts, 0, out, 0, counts.length);
    }

    /**
     * Sets N of every postsynaptic neuron.
     *
     * @param values one number per neuron, 0 or more. Not modified.
     */
    public void setCounts(long[] values) {
        NetworkException.requireLength("conditional-rate STDP, counts", values.length, counts.length);
        System.arraycopy(values, 0, counts, 0, counts.length);
    }

    @Override
    public void resetTraces() {
        Arrays.fill(trace, initialTrace);
    }

    @Override
    public void forget() {
        Arrays.fill(counts, 0);
    }

    @Override
    public void observe(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        Traces.decay(trace, decay);
        Traces.add(trace, gain, arrivals, arrivalCount);
    }

    @Override
    public long learn(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        observe(arrivals, arrivalCount, fired, firedCount);
        long updates = 0;
        for (int k = 0; k < firedCount; k++) {
            int y = fired[k];
            counts[y]++;
            float eta = (float) Math.max(leastRate, 1.0 / counts[y]);
            updates += synapses.moveColumnTowards(y, eta, trace);
            synapses.touched(y);
        }
        return updates;
    }

    @Override
    public ConditionalRateKernel withOwnTraces() {
        return new ConditionalRateKernel(this);
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.floats(trace);
        visitor.longs(counts);
    }
}

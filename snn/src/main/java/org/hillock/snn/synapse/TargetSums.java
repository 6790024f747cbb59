package org.hillock.snn.synapse;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;

/**
 * What a rule that defers potentiation keeps of every target: a sum over its spikes, twice, and a trace of them.
 *
 * <p>The sum is weighted by {@code exp(-t/tau)} from a common origin on, so that the difference of two readings, times a
 * source's trace, is the potentiation between them. The copy that is read may for a while leave out a few spikes; see {@link
 * #withhold}. A table picks the layout that its loops are fast with: the numbers of one target side by side for listed
 * synapses, which visit few of them, or an array each for dense rows.
 */
public final class TargetSums implements Stateful {
    /** Place of the sum as it is written into a synapse, where numbers lie side by side. */
    static final int WRITTEN = 1;
    /** Place of the trace. */
    static final int TRACE = 2;
    /** Numbers that a target takes when they lie side by side; a power of two, so that none crosses a cache line. */
    static final int SIDE_BY_SIDE = 4;

    private final int targets;
    private final int stride;
    private final int written;
    private final int trace;
    private final float[] reads;
    private final float[] writes;
    private final float[] traces;

    private TargetSums(int targets) {
        this.targets = targets;
        this.stride = SIDE_BY_SIDE;
        this.written = WRITTEN;
        this.trace = TRACE;
        this.reads = new float[SIDE_BY_SIDE * targets];
        this.writes = reads;
        this.traces = reads;
    }

    private TargetSums(float[] reads, float[] writes, float[] traces) {
        this.targets = reads.length;
        this.stride = 1;
        this.written = 0;
        this.trace = 0;
        this.reads = reads;
        this.writes = writes;
        this.traces = traces;
    }

    static TargetSums sideBySide(int targets) {
        return new TargetSums(targets);
    }

    static TargetSums apart(int targets) {
        return new TargetSums(new float[targets], new float[targets], new float[targets]);
    }

    /** Returns the numbers themselves, side by side. */
    float[] values() {
        return reads;
    }

    /** Returns the sums as they are read, of a table of rows. */
    float[] reads() {
        return reads;
    }

    /** Returns the sums as they are written, of a table of rows. */
    float[] writes() {
        return writes;
    }

    /** Returns the traces, of a table of rows. */
    float[] traces() {
        return traces;
    }

    /** Adds to the sums and the traces of the targets that fired. */
    public void add(int[] fired, int count, float toSum, float toTrace) {
        for (int k = 0; k < count; k++) {
            int at = fired[k] * stride;
            writes[at + written] += toSum;
            reads[at] = writes[at + written];
            traces[at + trace] += toTrace;
        }
    }

    /** Takes an amount off the sums that are read of some targets, until {@link #restore}. */
    public void withhold(int[] fired, int from, int to, float amount) {
        for (int k = from; k < to; k++) {
            reads[fired[k] * stride] -= amount;
        }
    }

    /** Ends {@link #withhold}. */
    public void restore(int[] fired, int from, int to) {
        for (int k = from; k < to; k++) {
            int at = fired[k] * stride;
            reads[at] = writes[at + written];
        }
    }

    /** Multiplies all traces by a factor. */
    public void scaleTraces(float factor) {
        for (int j = 0, at = trace; j < targets; j++, at += stride) {
            traces[at] *= factor;
        }
    }

    /** Starts new sums and goes on with the traces of others of the same table. */
    public void startFrom(TargetSums earlier) {
        clearSums();
        for (int j = 0, at = trace; j < targets; j++, at += stride) {
            traces[at] = earlier.traces[at];
        }
    }

    /** Returns the sums to zero and leaves the traces. */
    public void clearSums() {
        for (int j = 0, at = 0; j < targets; j++, at += stride) {
            reads[at] = 0;
            writes[at + written] = 0;
        }
    }

    /** Returns sums and traces to zero. */
    public void clear() {
        Arrays.fill(reads, 0);
        Arrays.fill(writes, 0);
        Arrays.fill(traces, 0);
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.floats(reads);
        if (stride == 1) {
            visitor.floats(writes);
            visitor.floats(traces);
        }
    }
}

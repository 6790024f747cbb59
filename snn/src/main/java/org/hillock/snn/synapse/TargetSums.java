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
 * synapses, which visit few of them, or one plane each for dense rows.
 */
public final class TargetSums implements Stateful {
    /** Plane of the sum as it is read. */
    static final int READ = 0;
    /** Plane of the sum as it is written into a synapse. */
    static final int WRITTEN = 1;
    /** Plane of the trace. */
    static final int TRACE = 2;
    /** Numbers that a target takes when they lie side by side; a power of two, so that none crosses a cache line. */
    static final int SIDE_BY_SIDE = 4;

    private final int targets;
    private final int plane;
    private final int stride;
    private final float[] values;

    private TargetSums(int targets, int plane, int stride, int length) {
        this.targets = targets;
        this.plane = plane;
        this.stride = stride;
        this.values = new float[length];
    }

    static TargetSums sideBySide(int targets) {
        return new TargetSums(targets, 1, SIDE_BY_SIDE, SIDE_BY_SIDE * targets);
    }

    static TargetSums planes(int targets) {
        return new TargetSums(targets, targets, 1, 3 * targets);
    }

    /** Returns the numbers themselves, in the layout of the table that made them. */
    float[] values() {
        return values;
    }

    /** Adds to the sums and the traces of the targets that fired. */
    public void add(int[] fired, int count, float toSum, float toTrace) {
        for (int k = 0; k < count; k++) {
            int at = fired[k] * stride;
            values[at + WRITTEN * plane] += toSum;
            values[at] = values[at + WRITTEN * plane];
            values[at + TRACE * plane] += toTrace;
        }
    }

    /** Takes an amount off the sums that are read of some targets, until {@link #restore}. */
    public void withhold(int[] targets, int from, int to, float amount) {
        for (int k = from; k < to; k++) {
            values[targets[k] * stride] -= amount;
        }
    }

    /** Ends {@link #withhold}. */
    public void restore(int[] targets, int from, int to) {
        for (int k = from; k < to; k++) {
            int at = targets[k] * stride;
            values[at] = values[at + WRITTEN * plane];
        }
    }

    /** Multiplies all traces by a factor. */
    public void scaleTraces(float factor) {
        for (int j = 0, at = TRACE * plane; j < targets; j++, at += stride) {
            values[at] *= factor;
        }
    }

    /** Starts new sums and goes on with the traces of others of the same table. */
    public void startFrom(TargetSums earlier) {
        Arrays.fill(values, 0);
        for (int j = 0, at = TRACE * plane; j < targets; j++, at += stride) {
            values[at] = earlier.values[at];
        }
    }

    /** Returns the sums to zero and leaves the traces. */
    public void clearSums() {
        for (int j = 0, at = 0; j < targets; j++, at += stride) {
            values[at] = 0;
            values[at + WRITTEN * plane] = 0;
        }
    }

    /** Returns sums and traces to zero. */
    public void clear() {
        Arrays.fill(values, 0);
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.floats(values);
    }
}

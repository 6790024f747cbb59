package org.hillock.snn.synapse;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;

/**
 * What a rule that defers potentiation keeps of every target: a sum over its spikes, twice, and a trace of them.
 *
 * <p>The sum is weighted by {@code exp(-t/tau)} from a common origin on, so that the difference of two readings, times a
 * source's trace, is the potentiation between them. The copy that is read may for a while leave out a few spikes; see {@link
 * #withhold}.
 */
public final class TargetSums implements Stateful {
    /** The sums as they are read. */
    final float[] read;
    /** The sums as they are written into a synapse. */
    final float[] written;
    /** The traces. */
    final float[] trace;

    /** Creates sums and traces of zero. */
    public TargetSums(int targets) {
        this.read = new float[targets];
        this.written = new float[targets];
        this.trace = new float[targets];
    }

    /** Adds to the sums and the traces of the targets that fired. */
    public void add(int[] fired, int count, float toSum, float toTrace) {
        for (int k = 0; k < count; k++) {
            int j = fired[k];
            written[j] += toSum;
            read[j] = written[j];
            trace[j] += toTrace;
        }
    }

    /** Takes an amount off the sums that are read of some targets, until {@link #restore}. */
    public void withhold(int[] targets, int from, int to, float amount) {
        for (int k = from; k < to; k++) {
            read[targets[k]] -= amount;
        }
    }

    /** Ends {@link #withhold}. */
    public void restore(int[] targets, int from, int to) {
        for (int k = from; k < to; k++) {
            read[targets[k]] = written[targets[k]];
        }
    }

    /** Multiplies all traces by a factor. */
    public void scaleTraces(float factor) {
        for (int j = 0; j < trace.length; j++) {
            trace[j] *= factor;
        }
    }

    /** Starts new sums and goes on with the traces of others. */
    public void startFrom(TargetSums earlier) {
        clearSums();
        System.arraycopy(earlier.trace, 0, trace, 0, trace.length);
    }

    /** Returns the sums to zero and leaves the traces. */
    public void clearSums() {
        Arrays.fill(read, 0);
        Arrays.fill(written, 0);
    }

    /** Returns sums and traces to zero. */
    public void clear() {
        clearSums();
        Arrays.fill(trace, 0);
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.floats(read);
        visitor.floats(written);
        visitor.floats(trace);
    }
}

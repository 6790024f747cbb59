package org.hillock.snn.synapse;

import java.util.Arrays;
import org.hillock.snn.Padding;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;

/**
 * What a rule that defers potentiation keeps of every target: a sum over its spikes, twice, and a trace of them.
 *
 * <p>The sum is weighted by {@code exp(-t/tau)} from a common origin on, so that the difference of two readings, times a
 * source's trace, is the potentiation between them. The copy that is read may for a while leave out a few spikes; see {@link
 * #withhold}. Bounds of all three are kept, so that a row whose weights are far from theirs needs no clip.
 */
public final class TargetSums implements Stateful {
    private static final int LEAST_READ = Padding.BEFORE;
    private static final int GREATEST_SUM = Padding.BEFORE + 1;
    private static final int GREATEST_TRACE = Padding.BEFORE + 2;

    /** The sums as they are read. */
    final float[] read;
    /** The sums as they are written into a synapse. */
    final float[] written;
    /** The traces. */
    final float[] trace;

    private final float[] bounds = new float[Padding.length(3)];

    /** Creates sums and traces of zero. */
    public TargetSums(int targets) {
        this.read = new float[targets];
        this.written = new float[targets];
        this.trace = new float[targets];
    }

    /** Adds to the sums and the traces of the targets that fired, what is 0 or more. */
    public void add(int[] fired, int count, float toSum, float toTrace) {
        float greatestSum = bounds[GREATEST_SUM];
        float greatestTrace = bounds[GREATEST_TRACE];
        for (int k = 0; k < count; k++) {
            int j = fired[k];
            written[j] += toSum;
            read[j] = written[j];
            trace[j] += toTrace;
            greatestSum = Math.max(greatestSum, written[j]);
            greatestTrace = Math.max(greatestTrace, trace[j]);
        }
        bounds[GREATEST_SUM] = greatestSum;
        bounds[GREATEST_TRACE] = greatestTrace;
    }

    /** Returns a number that no sum as it is read is below: 0 or, by rounding, a little less. */
    float leastRead() {
        return bounds[LEAST_READ];
    }

    /** Returns a number that no sum is above. */
    float greatestSum() {
        return bounds[GREATEST_SUM];
    }

    /** Returns a number that no trace is above; none is below 0. */
    float greatestTrace() {
        return bounds[GREATEST_TRACE];
    }

    /** Finds the bounds anew, after sums or traces were written by another way. */
    void findBounds() {
        Arrays.fill(bounds, 0);
        for (int j = 0; j < trace.length; j++) {
            bounds[LEAST_READ] = Math.min(bounds[LEAST_READ], read[j]);
            bounds[GREATEST_SUM] = Math.max(bounds[GREATEST_SUM], Math.max(read[j], written[j]));
            bounds[GREATEST_TRACE] = Math.max(bounds[GREATEST_TRACE], trace[j]);
        }
    }

    /** Takes an amount off the sums that are read of some targets, once even for one named twice, until {@link #restore}. */
    public void withhold(int[] targets, int from, int to, float amount) {
        float least = 0;
        for (int k = from; k < to; k++) {
            int j = targets[k];
            read[j] = written[j] - amount;
            least = Math.min(least, read[j]);
        }
        bounds[LEAST_READ] = least;
    }

    /** Ends {@link #withhold}. */
    public void restore(int[] targets, int from, int to) {
        for (int k = from; k < to; k++) {
            read[targets[k]] = written[targets[k]];
        }
        bounds[LEAST_READ] = 0;
    }

    /** Multiplies all traces by a factor above 0. */
    public void scaleTraces(float factor) {
        for (int j = 0; j < trace.length; j++) {
            trace[j] *= factor;
        }
        bounds[GREATEST_TRACE] *= factor;
    }

    /** Starts new sums and goes on with the traces of others. */
    public void startFrom(TargetSums earlier) {
        clearSums();
        System.arraycopy(earlier.trace, 0, trace, 0, trace.length);
        bounds[GREATEST_TRACE] = earlier.bounds[GREATEST_TRACE];
    }

    /** Returns the sums to zero and leaves the traces. */
    public void clearSums() {
        Arrays.fill(read, 0);
        Arrays.fill(written, 0);
        bounds[LEAST_READ] = 0;
        bounds[GREATEST_SUM] = 0;
    }

    /** Returns sums and traces to zero. */
    public void clear() {
        clearSums();
        Arrays.fill(trace, 0);
        bounds[GREATEST_TRACE] = 0;
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.floats(read);
        visitor.floats(written);
        visitor.floats(trace);
        findBounds();
    }
}

package org.hillock.snn.neuron;

import org.hillock.snn.Padding;
import java.util.Arrays;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;

/**
 * Who is refractory: a factor per cell that is 0 meanwhile, and a queue of the cells to be released.
 *
 * <p>The queue is a ring in order of release, which is the order of firing because all cells share one refractory time;
 * a step costs nothing per refractory cell. A cell that fires in step n is held in the steps n + 1 to n + refractory.
 */
final class Refractoriness implements Stateful {
    private static final int HEAD = Padding.BEFORE;
    private static final int NOW = Padding.BEFORE;
    private static final int LENGTH = Padding.BEFORE + 1;

    private final int size;
    private final int steps;
    private final float activeFactor;
    private final float[] active;
    private final int[] queue;
    private final long[] releaseStep;
    private final int[] queueBounds = new int[Padding.length(2)];
    private final long[] clock = new long[Padding.length(1)];

    /**
     * Creates the state with all cells active.
     *
     * @param refractoryMillis rounded to whole steps
     * @param activeFactor what the factor of an active cell is
     */
    Refractoriness(int size, double refractoryMillis, double stepMillis, float activeFactor) {
        this.size = size;
        this.steps = (int) Math.min(Integer.MAX_VALUE, Math.round(refractoryMillis / stepMillis));
        this.activeFactor = activeFactor;
        this.active = new float[size];
        this.queue = new int[size];
        this.releaseStep = new long[size];
        reset();
    }

    /** Returns the factors, one per cell; not to be written. */
    float[] active() {
        return active;
    }

    void reset() {
        Arrays.fill(active, activeFactor);
        Arrays.fill(queue, 0);
        Arrays.fill(releaseStep, 0);
        Arrays.fill(queueBounds, 0);
        clock[NOW] = 0;
    }

    /** Releases those whose time is over; call once at the start of a step. */
    void startStep() {
        while (queueBounds[LENGTH] > 0 && releaseStep[queueBounds[HEAD]] <= clock[NOW]) {
            active[queue[queueBounds[HEAD]]] = activeFactor;
            queueBounds[HEAD] = queueBounds[HEAD] + 1 == size ? 0 : queueBounds[HEAD] + 1;
            queueBounds[LENGTH]--;
        }
    }

    /** Tells whether there is a refractory time at all. */
    boolean lasts() {
        return steps > 0;
    }

    /**
     * As {@link #startStep()}, and sets the potential of those that are released.
     *
     * @param potential one per cell. Modified.
     */
    void release(float[] potential, float reset) {
        int head = queueBounds[HEAD];
        int before = queueBounds[LENGTH];
        startStep();
        for (int k = before - queueBounds[LENGTH]; k > 0; k--) {
            potential[queue[head]] = reset;
            head = head + 1 == size ? 0 : head + 1;
        }
    }

    /**
     * Holds those who fired; call once at the end of a step.
     *
     * @param spikes indices of active cells. Not modified.
     */
    void endStep(int[] spikes, int count) {
        if (steps > 0) {
            hold(spikes, count);
        }
        clock[NOW]++;
    }

    private void hold(int[] spikes, int count) {
        for (int k = 0; k < count; k++) {
            int tail = queueBounds[HEAD] + queueBounds[LENGTH];
            tail = tail >= size ? tail - size : tail;
            active[spikes[k]] = 0;
            queue[tail] = spikes[k];
            releaseStep[tail] = clock[NOW] + steps + 1;
            queueBounds[LENGTH]++;
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.floats(active);
        visitor.ints(queue);
        visitor.longs(releaseStep);
        visitor.ints(queueBounds);
        visitor.longs(clock);
    }
}

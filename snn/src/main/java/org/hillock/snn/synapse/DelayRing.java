package org.hillock.snn.synapse;

import java.util.Arrays;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;

/**
 * Input that is still on its way, for synapses with delays of their own: one slot per step to come, one sum per target in
 * each.
 */
public final class DelayRing implements Stateful {
    private final short[] delay;
    private final float[][] slots;
    private final int[] cursor = new int[1];

    /**
     * Creates an empty ring.
     *
     * @param delaySteps delay of each synapse, 1 to 32767. Not modified.
     */
    public DelayRing(int postCount, int[] delaySteps) {
        this.delay = new short[delaySteps.length];
        int longest = 1;
        for (int k = 0; k < delaySteps.length; k++) {
            if (delaySteps[k] < 1 || delaySteps[k] > Short.MAX_VALUE) {
                throw NetworkException.refused(
                        "delay of synapse " + k, delaySteps[k] + " steps", "1 to " + Short.MAX_VALUE, "correct it");
            }
            delay[k] = (short) (delaySteps[k] - 1);
            longest = Math.max(longest, delaySteps[k]);
        }
        this.slots = new float[longest][postCount];
    }

    /** Returns how many steps beyond the shortest delay each synapse takes; not to be written. */
    short[] delay() {
        return delay;
    }

    float[][] slots() {
        return slots;
    }

    int cursor() {
        return cursor[0];
    }

    /** Empties the ring. */
    public void reset() {
        for (float[] slot : slots) {
            Arrays.fill(slot, 0);
        }
        cursor[0] = 0;
    }

    /**
     * Hands out what arrives now and moves on by a step.
     *
     * @param factor by which the input is multiplied
     * @param current one number per target, to which the input is added. Modified.
     */
    public void arrive(float factor, float[] current) {
        float[] due = slots[cursor[0]];
        add(due, factor, current);
        Arrays.fill(due, 0);
        cursor[0] = cursor[0] + 1 == slots.length ? 0 : cursor[0] + 1;
    }

    private static void add(float[] from, float factor, float[] to) {
        for (int j = 0; j < from.length; j++) {
            to[j] += factor * from[j];
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        for (float[] slot : slots) {
            visitor.floats(slot);
        }
        visitor.ints(cursor);
    }
}

package org.hillock.snn.fixed;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;

/**
 * The input of one time constant into a population: a ring buffer of 16-bit sums, one slot a step, for excitation and
 * inhibition, and the two synaptic currents that it feeds.
 */
final class InputChannel implements Stateful {
    static final int EXCITATION = 0;
    static final int INHIBITION = 1;

    final WeightScale[] scales;
    private final int size;
    private final boolean lasts;
    private final int decay;
    private final int start;
    private final boolean averages;
    private final int[][] ring;
    private final int[][] value;
    private final int[] cursor = new int[1];
    private final long[] saturations = new long[1];

    /**
     * Creates a silent channel.
     *
     * @param tauMillis decay of the current; 0 for one that acts once
     * @param averages whether the current of a step is its mean over the step, as a leaky membrane wants it, or
     *     its start
     * @param slots steps that the ring buffer covers
     * @param scales of excitation and of inhibition
     */
    InputChannel(int size, double stepMillis, double tauMillis, boolean averages, int slots, WeightScale[] scales) {
        this.size = size;
        this.lasts = tauMillis > 0;
        this.averages = averages;
        int step = FixedPoint.raw(stepMillis);
        int tau = FixedPoint.raw(tauMillis);
        this.decay = lasts ? FixedPoint.expFraction(-FixedPoint.divide(step, tau)) : 0;
        long rest = 0xFFFFFFFFL - Integer.toUnsignedLong(decay);
        this.start = lasts ? (int) ((FixedPoint.divide(tau, step) * rest) >> FixedPoint.FRACTION_BITS) : 0;
        this.scales = scales.clone();
        this.ring = new int[slots][2 * size];
        this.value = new int[2][size];
    }

    void reset() {
        for (int[] slot : ring) {
            Arrays.fill(slot, 0);
        }
        for (int[] current : value) {
            Arrays.fill(current, 0);
        }
        cursor[0] = 0;
    }

    /** Adds a weight, excitatory when positive, to what arrives so many steps from now. */
    void add(int stepsAhead, int target, int weight) {
        int slot = cursor[0] + stepsAhead;
        int[] sums = ring[slot < ring.length ? slot : slot - ring.length];
        int place = weight < 0 ? size + target : target;
        int sum = sums[place] + Math.abs(weight);
        if (sum > WeightScale.GREATEST) {
            sum = WeightScale.GREATEST;
            saturations[0]++;
        }
        sums[place] = sum;
    }

    /**
     * Fades the currents, takes in what arrives now and adds the result to the input of the neurons.
     *
     * @param current of each neuron over the step. Modified.
     * @param jump that moves each potential at the end of the step. Modified.
     */
    void arrive(int[] current, int[] jump) {
        int[] sums = ring[cursor[0]];
        for (int type = EXCITATION; type <= INHIBITION; type++) {
            takeIn(value[type], sums, type * size, scales[type].shift());
        }
        Arrays.fill(sums, 0);
        cursor[0] = cursor[0] + 1 == ring.length ? 0 : cursor[0] + 1;
        int[] input = lasts ? current : jump;
        int[] excitation = value[EXCITATION];
        int[] inhibition = value[INHIBITION];
        for (int i = 0; i < size; i++) {
            input[i] += excitation[i] - inhibition[i];
        }
    }

    private void takeIn(int[] values, int[] sums, int first, int shift) {
        for (int i = 0; i < size; i++) {
            int arrived = sums[first + i] << shift;
            if (lasts) {
                int faded = FixedPoint.decay(values[i], decay);
                values[i] = faded + (averages ? FixedPoint.decay(arrived, start) : arrived);
            } else {
                values[i] = arrived;
            }
        }
    }

    /** Reads the currents of the last step, or what is left of them after it. */
    void currents(float[] out, boolean afterStep) {
        for (int i = 0; i < size; i++) {
            int e = value[EXCITATION][i];
            int h = value[INHIBITION][i];
            int current = afterStep ? FixedPoint.decay(e, decay) - FixedPoint.decay(h, decay) : e - h;
            out[i] = (float) FixedPoint.value(current);
        }
    }

    long saturations() {
        return saturations[0];
    }

    @Override
    public void visit(StateVisitor visitor) {
        for (int[] slot : ring) {
            visitor.ints(slot);
        }
        visitor.ints(value[EXCITATION]);
        visitor.ints(value[INHIBITION]);
        visitor.ints(cursor);
        visitor.longs(saturations);
    }
}

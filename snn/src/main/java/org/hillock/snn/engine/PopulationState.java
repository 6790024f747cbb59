package org.hillock.snn.engine;

import java.util.Arrays;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.Padding;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;
import org.hillock.snn.network.Population;
import org.hillock.snn.neuron.NeuronKernel;
import org.jspecify.annotations.Nullable;

/**
 * A population, or a part of one, as it stands: its kernel, its input, and a ring of the spike lists that are still on their
 * way. A part fires into lists of its own, {@link Outbox}; the ring of every part gets the spikes of the whole.
 */
final class PopulationState implements Stateful {
    private static final int SLOT = Padding.BEFORE;
    private static final int CLAMP_ROW = Padding.BEFORE + 1;
    private static final int FORCED = Padding.BEFORE + 2;
    private static final int EMITTED = Padding.BEFORE;

    final int size;
    final int first;
    final NeuronKernel kernel;
    final float[] drive;
    final float[] input;
    private final int index;
    private final float driveCoupling;
    private final int[][] ring;
    private final int[] ringCounts;
    private final int[] forced;
    private final int[] cursor = new int[Padding.length(3)];
    private final long[] emitted = new long[Padding.length(1)];
    private final @Nullable Outbox outbox;
    private final int[] clamped;
    private final int[] spikeCounts;
    private boolean inputInUse;
    private @Nullable SpikeRaster clamp;

    PopulationState(Population population, double stepMillis, int longestDelay) {
        this(
                population,
                population.model().kernel(population.size(), stepMillis),
                0,
                population.size(),
                longestDelay + 1,
                new float[population.size()],
                null);
    }

    /**
     * Creates a part of a population.
     *
     * @param first index of its first neuron
     * @param slots steps to remember the spikes of
     * @param drive of the whole population
     */
    PopulationState(
            Population population,
            NeuronKernel kernel,
            int first,
            int size,
            int slots,
            float[] drive,
            @Nullable Outbox outbox) {
        this.size = size;
        this.first = first;
        this.index = population.index();
        this.kernel = kernel;
        this.driveCoupling = (float) kernel.driveCoupling();
        this.drive = drive;
        this.input = new float[size];
        this.ring = new int[slots][population.size()];
        this.ringCounts = new int[slots];
        this.forced = new int[size];
        this.spikeCounts = new int[size];
        this.outbox = outbox;
        this.clamped = new int[outbox == null ? 0 : population.size()];
    }

    void reset(long seed) {
        kernel.reset(CounterRandom.stream(seed, index));
        Arrays.fill(drive, 0);
        Arrays.fill(ringCounts, 0);
        Arrays.fill(forced, 0);
        Arrays.fill(cursor, 0);
        Arrays.fill(spikeCounts, 0);
    }

    void clamp(@Nullable SpikeRaster raster) {
        clamp = raster;
        cursor[CLAMP_ROW] = 0;
    }

    void force(int neuron) {
        forced[neuron] = 1;
        cursor[FORCED] = 1;
    }

    /** Notes that a drive or a current may be other than 0 from now on. */
    void useInput() {
        inputInUse = true;
    }

    void copyDriveTo(PopulationState twin) {
        System.arraycopy(drive, 0, twin.drive, 0, size);
        twin.inputInUse |= inputInUse;
    }

    void startInput() {
        // A population that is reached by receptors alone has no other input, and a pass over zeros costs as much as
        // any.
        if (inputInUse) {
            scale(drive, first, driveCoupling, input, size);
        }
    }

    private static void scale(float[] from, int first, float factor, float[] to, int size) {
        for (int i = 0; i < size; i++) {
            to[i] = from[first + i] * factor;
        }
    }

    void fire() {
        int slot = cursor[SLOT] + 1 == ring.length ? 0 : cursor[SLOT] + 1;
        cursor[SLOT] = slot;
        int[] spikes = outbox == null ? ring[slot] : outbox.next();
        int count = clamp == null ? step(spikes) : clampedRow(clamp, spikes);
        if (cursor[FORCED] != 0) {
            count = addForced(spikes, count);
        }
        if (outbox == null) {
            ringCounts[slot] = count;
        } else {
            outbox.filled(count);
        }
        emitted[EMITTED] += count;
        tally(spikes, count, spikeCounts);
    }

    private int step(int[] spikes) {
        return inputInUse ? kernel.step(input, spikes) : kernel.stepUndriven(input, spikes);
    }

    private static void tally(int[] spikes, int count, int[] spikeCounts) {
        for (int k = 0; k < count; k++) {
            spikeCounts[spikes[k]]++;
        }
    }

    private int clampedRow(SpikeRaster raster, int[] spikes) {
        int row = cursor[CLAMP_ROW];
        if (row >= raster.steps()) {
            return 0;
        }
        cursor[CLAMP_ROW] = row + 1;
        return outbox == null ? raster.spikes(row, spikes) : own(raster.spikes(row, clamped), spikes);
    }

    private int own(int count, int[] spikes) {
        int kept = 0;
        for (int k = 0; k < count; k++) {
            if (clamped[k] >= first && clamped[k] < first + size) {
                spikes[kept++] = clamped[k] - first;
            }
        }
        return kept;
    }

    /** Returns who of this part fired in the last fired step, counted from its first neuron. */
    int[] fired() {
        return outbox == null ? spikes(0) : outbox.last();
    }

    /** Returns how many of that list count. */
    int firedCount() {
        return outbox == null ? count(0) : outbox.lastCount();
    }

    /**
     * Takes over what all parts fired in a block of steps that ends with the last fired one.
     *
     * @param parts all parts, in their order
     * @param steps length of the block
     */
    void gather(PopulationState[] parts, int parity, int steps) {
        for (int step = 0; step < steps; step++) {
            int slot = slot(steps - 1 - step);
            int count = 0;
            for (PopulationState part : parts) {
                Outbox sent = part.outbox;
                count = sent == null ? count : sent.copy(parity, step, part.first, ring[slot], count);
            }
            ringCounts[slot] = count;
        }
    }

    /** Turns to the lists of the next block of steps. */
    void turn(int parity) {
        if (outbox != null) {
            outbox.turn(parity);
        }
    }

    private int addForced(int[] spikes, int count) {
        for (int k = 0; k < count; k++) {
            forced[spikes[k]] = 1;
        }
        int merged = 0;
        for (int i = 0; i < size; i++) {
            if (forced[i] != 0) {
                forced[i] = 0;
                spikes[merged++] = i;
            }
        }
        cursor[FORCED] = 0;
        return merged;
    }

    /** Returns the list of the spikes of so many steps before the last fired step. */
    int[] spikes(int stepsAgo) {
        return ring[slot(stepsAgo)];
    }

    /** Returns how many of that list count. */
    int count(int stepsAgo) {
        return ringCounts[slot(stepsAgo)];
    }

    private int slot(int stepsAgo) {
        int slot = cursor[SLOT] - stepsAgo;
        return slot < 0 ? slot + ring.length : slot;
    }

    long emitted() {
        return emitted[EMITTED];
    }

    void spikeCounts(int[] out) {
        System.arraycopy(spikeCounts, 0, out, first, size);
    }

    @Override
    public void visit(StateVisitor visitor) {
        kernel.visit(visitor);
        visitor.floats(drive);
        for (int[] list : ring) {
            visitor.ints(list);
        }
        visitor.ints(ringCounts);
        visitor.ints(forced);
        visitor.ints(cursor);
        visitor.longs(emitted);
        visitor.ints(spikeCounts);
    }
}

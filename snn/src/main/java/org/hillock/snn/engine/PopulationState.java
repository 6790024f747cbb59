package org.hillock.snn.engine;

import java.util.Arrays;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;
import org.hillock.snn.network.Population;
import org.hillock.snn.neuron.NeuronKernel;
import org.jspecify.annotations.Nullable;

/** A population as it stands: its kernel, its input, and a ring of the spike lists that are still on their way. */
final class PopulationState implements Stateful {
    private static final int SLOT = 0;
    private static final int CLAMP_ROW = 1;
    private static final int FORCED = 2;

    final int size;
    final NeuronKernel kernel;
    final float[] drive;
    final float[] input;
    private final int index;
    private final float driveCoupling;
    private final int[][] ring;
    private final int[] ringCounts;
    private final int[] forced;
    private final int[] cursor = new int[3];
    private final long[] emitted = new long[1];
    private final int[] spikeCounts;
    private boolean inputInUse;
    private @Nullable SpikeRaster clamp;

    PopulationState(Population population, double stepMillis, int longestDelay) {
        this.size = population.size();
        this.index = population.index();
        this.kernel = population.model().kernel(size, stepMillis);
        this.driveCoupling = (float) kernel.driveCoupling();
        this.drive = new float[size];
        this.input = new float[size];
        this.ring = new int[longestDelay + 1][size];
        this.ringCounts = new int[longestDelay + 1];
        this.forced = new int[size];
        this.spikeCounts = new int[size];
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
            scale(drive, driveCoupling, input, size);
        }
    }

    private static void scale(float[] from, float factor, float[] to, int size) {
        for (int i = 0; i < size; i++) {
            to[i] = from[i] * factor;
        }
    }

    void fire() {
        int slot = cursor[SLOT] + 1 == ring.length ? 0 : cursor[SLOT] + 1;
        cursor[SLOT] = slot;
        int[] spikes = ring[slot];
        int count = clamp == null ? step(spikes) : clampedRow(clamp, spikes);
        if (cursor[FORCED] != 0) {
            count = addForced(spikes, count);
        }
        ringCounts[slot] = count;
        emitted[0] += count;
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
        return raster.spikes(row, spikes);
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
        return emitted[0];
    }

    void spikeCounts(int[] out) {
        System.arraycopy(spikeCounts, 0, out, 0, size);
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

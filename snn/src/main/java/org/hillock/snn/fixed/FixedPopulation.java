package org.hillock.snn.fixed;

import java.util.Arrays;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;
import org.jspecify.annotations.Nullable;

/** A population as it stands: its neurons, its input channels, and a ring of the spike lists that are still on their way. */
final class FixedPopulation implements Stateful {
    private static final int SLOT = 0;
    private static final int CLAMP_ROW = 1;
    private static final int FORCED = 2;

    final int size;
    final FixedNeurons neurons;
    final float[] drive;
    private final int index;
    private final InputChannel[] channels;
    private final int[] current;
    private final int[] jump;
    private final int[][] lists;
    private final int[] counts;
    private final int[] forced;
    private final int[] cursor = new int[3];
    private final long[] emitted = new long[1];
    private final int[] spikeCounts;
    private boolean driven;
    private @Nullable SpikeRaster clamp;

    FixedPopulation(int index, int size, FixedNeurons neurons, InputChannel[] channels, int longestDelay) {
        this.index = index;
        this.size = size;
        this.neurons = neurons;
        this.channels = channels.clone();
        this.drive = new float[size];
        this.current = new int[size];
        this.jump = new int[size];
        this.lists = new int[longestDelay + 1][size];
        this.counts = new int[longestDelay + 1];
        this.forced = new int[size];
        this.spikeCounts = new int[size];
    }

    void reset(long seed) {
        neurons.reset(CounterRandom.stream(seed, index));
        for (InputChannel channel : channels) {
            channel.reset();
        }
        Arrays.fill(drive, 0);
        Arrays.fill(counts, 0);
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

    /** Notes that the drive may be other than 0 from now on. */
    void useDrive() {
        driven = true;
    }

    void fire() {
        if (driven) {
            convert(drive, current);
        } else {
            Arrays.fill(current, 0);
        }
        Arrays.fill(jump, 0);
        for (InputChannel channel : channels) {
            channel.arrive(current, jump);
        }
        int slot = cursor[SLOT] + 1 == lists.length ? 0 : cursor[SLOT] + 1;
        cursor[SLOT] = slot;
        int[] spikes = lists[slot];
        int count = clamp == null ? neurons.step(current, jump, spikes) : clampedRow(clamp, spikes);
        if (cursor[FORCED] != 0) {
            count = addForced(spikes, count);
        }
        counts[slot] = count;
        emitted[0] += count;
        for (int k = 0; k < count; k++) {
            spikeCounts[spikes[k]]++;
        }
    }

    private static void convert(float[] drive, int[] current) {
        for (int i = 0; i < drive.length; i++) {
            current[i] = FixedPoint.raw(drive[i]);
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
        return lists[slot(stepsAgo)];
    }

    /** Returns how many of that list count. */
    int count(int stepsAgo) {
        return counts[slot(stepsAgo)];
    }

    private int slot(int stepsAgo) {
        int slot = cursor[SLOT] - stepsAgo;
        return slot < 0 ? slot + lists.length : slot;
    }

    long emitted() {
        return emitted[0];
    }

    void spikeCounts(int[] out) {
        System.arraycopy(spikeCounts, 0, out, 0, size);
    }

    long saturations() {
        long sum = 0;
        for (InputChannel channel : channels) {
            sum += channel.saturations();
        }
        return sum;
    }

    @Override
    public void visit(StateVisitor visitor) {
        driven = true;
        neurons.visit(visitor);
        for (InputChannel channel : channels) {
            channel.visit(visitor);
        }
        visitor.floats(drive);
        for (int[] list : lists) {
            visitor.ints(list);
        }
        visitor.ints(counts);
        visitor.ints(forced);
        visitor.ints(cursor);
        visitor.longs(emitted);
        visitor.ints(spikeCounts);
    }
}

package org.hillock.snn.neuron;

import java.util.Arrays;

/**
 * Finds the cells above threshold. An update writes {@code |x| + x} with x the potential above threshold: 0 unless the
 * cell fires. {@link Arrays#mismatch} against zeros, which the JVM vectorises, then jumps from spike to spike.
 */
final class SpikeFlags {
    // Zeros that stay in the nearest cache.
    private static final int BLOCK = 1024;

    private final float[] flags;
    private final float[] zeros;

    SpikeFlags(int size) {
        this.flags = new float[size];
        this.zeros = new float[Math.min(BLOCK, size)];
    }

    /** Returns the flags for an update to write: all of them, in every step. */
    float[] flags() {
        return flags;
    }

    /**
     * Lists the cells whose flag is not 0, and returns their potentials to the reset.
     *
     * @param potential one per cell. Modified.
     * @param spikes receives the indices, ascending. Modified.
     * @return how many
     */
    int fire(float[] potential, float reset, int[] spikes) {
        int count = list(flags, zeros, spikes);
        for (int k = 0; k < count; k++) {
            potential[spikes[k]] = reset;
        }
        return count;
    }

    /**
     * Lists the cells whose flag is not 0.
     *
     * @param spikes receives the indices, ascending. Modified.
     * @return how many
     */
    int list(int[] spikes) {
        return list(flags, zeros, spikes);
    }

    private static int list(float[] flags, float[] zeros, int[] spikes) {
        int count = 0;
        for (int from = 0; from < flags.length; from += BLOCK) {
            count = list(flags, from, Math.min(flags.length, from + BLOCK), zeros, spikes, count);
        }
        return count;
    }

    private static int list(float[] flags, int from, int to, float[] zeros, int[] spikes, int found) {
        int count = found;
        int start = from;
        while (start < to) {
            int next = Arrays.mismatch(flags, start, to, zeros, 0, to - start);
            if (next < 0) {
                break;
            }
            spikes[count++] = start + next;
            start += next + 1;
        }
        return count;
    }
}

package org.hillock.snn.neuron;

import java.util.Arrays;

/**
 * Finds the cells above threshold. An update writes {@code |x| + x} with x the potential above threshold: 0 unless the
 * cell fires. {@link Arrays#mismatch} against zeros, which the JVM vectorises, then jumps from spike to spike.
 */
final class SpikeFlags {
    private final float[] flags;
    private final float[] zeros;

    SpikeFlags(int size) {
        this.flags = new float[size];
        this.zeros = new float[size];
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
        int size = flags.length;
        int count = 0;
        int from = 0;
        while (from < size) {
            int next = Arrays.mismatch(flags, from, size, zeros, from, size);
            if (next < 0) {
                break;
            }
            spikes[count++] = from + next;
            from += next + 1;
        }
        return count;
    }
}

package org.hillock.snn;

import java.util.Arrays;

/**
 * Who fired when: one bit per step and neuron, rows padded to whole 64-bit words.
 *
 * <p>225 steps of 168 neurons take 5.4 kB. Not thread-safe while it is written.
 */
public final class SpikeRaster {
    private final int steps;
    private final int neurons;
    private final int wordsPerStep;
    private final long[] bits;

    /**
     * Creates an empty raster.
     *
     * @throws NetworkException when a size is not above zero or the raster exceeds 2^31 words
     */
    public SpikeRaster(int steps, int neurons) {
        if (steps <= 0 || neurons <= 0) {
            throw NetworkException.refused(
                    "spike raster", steps + " steps of " + neurons + " neurons", "both above 0", "correct the shape");
        }
        this.steps = steps;
        this.neurons = neurons;
        this.wordsPerStep = (neurons + 63) >>> 6;
        long words = (long) steps * wordsPerStep;
        if (words > Integer.MAX_VALUE - 8) {
            throw NetworkException.refused(
                    "spike raster", steps + " steps of " + neurons + " neurons", "fewer than 2^31 words", "split it");
        }
        this.bits = new long[(int) words];
    }

    /**
     * Returns a raster in which one neuron fires in every {@code periodSteps}-th step, first in step {@code periodSteps
     * - 1}: the usual teacher.
     */
    public static SpikeRaster periodic(int steps, int neurons, int neuron, int periodSteps) {
        if (periodSteps <= 0) {
            throw NetworkException.refused("teacher", "a period of " + periodSteps, "1 or more", "correct the period");
        }
        var raster = new SpikeRaster(steps, neurons);
        for (int step = periodSteps - 1; step < steps; step += periodSteps) {
            raster.set(step, neuron);
        }
        return raster;
    }

    /** Returns how many steps the raster covers. */
    public int steps() {
        return steps;
    }

    /** Returns how many neurons the raster covers. */
    public int neurons() {
        return neurons;
    }

    /**
     * Marks a spike.
     *
     * @throws NetworkException when the step or neuron lies outside
     */
    public void set(int step, int neuron) {
        check(step, neuron);
        bits[step * wordsPerStep + (neuron >>> 6)] |= 1L << neuron;
    }

    /**
     * Tells whether the neuron fired in the step.
     *
     * @throws NetworkException when the step or neuron lies outside
     */
    public boolean fired(int step, int neuron) {
        check(step, neuron);
        return (bits[step * wordsPerStep + (neuron >>> 6)] >>> neuron & 1) != 0;
    }

    /**
     * Overwrites one step with a list of spikes, the form in which an engine hands them out.
     *
     * @param spikes neuron indices. Not modified.
     * @param count how many of them
     */
    public void record(int step, int[] spikes, int count) {
        int row = step * wordsPerStep;
        Arrays.fill(bits, row, row + wordsPerStep, 0L);
        for (int k = 0; k < count; k++) {
            bits[row + (spikes[k] >>> 6)] |= 1L << spikes[k];
        }
    }

    /**
     * Lists the spikes of one step in ascending order.
     *
     * @param spikes room for {@link #neurons()} indices. Modified.
     * @return how many there are
     */
    public int spikes(int step, int[] spikes) {
        int count = 0;
        int row = step * wordsPerStep;
        for (int w = 0; w < wordsPerStep; w++) {
            long word = bits[row + w];
            while (word != 0) {
                spikes[count++] = (w << 6) + Long.numberOfTrailingZeros(word);
                word &= word - 1;
            }
        }
        return count;
    }

    /** Returns the number of spikes in the whole raster. */
    public long count() {
        long count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** Removes all spikes. */
    public void clear() {
        Arrays.fill(bits, 0L);
    }

    /** Returns an independent copy. */
    public SpikeRaster copy() {
        var copy = new SpikeRaster(steps, neurons);
        System.arraycopy(bits, 0, copy.bits, 0, bits.length);
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpikeRaster that
                && steps == that.steps
                && neurons == that.neurons
                && Arrays.equals(bits, that.bits);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * steps + neurons) + Arrays.hashCode(bits);
    }

    @Override
    public String toString() {
        return "SpikeRaster[" + steps + " steps, " + neurons + " neurons, " + count() + " spikes]";
    }

    private void check(int step, int neuron) {
        if (step < 0 || step >= steps || neuron < 0 || neuron >= neurons) {
            throw NetworkException.refused(
                    "spike raster",
                    "step " + step + ", neuron " + neuron,
                    "a step below " + steps + " and a neuron below " + neurons,
                    "correct the index");
        }
    }
}

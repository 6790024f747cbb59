package org.hillock.snn.neuron;

import org.hillock.snn.CounterRandom;

/**
 * Poisson numbers by inversion of 32 random bits. The first ten bits look the number up; only where a step of the
 * distribution function falls between two entries are the others needed.
 */
final class PoissonTable {
    /** Greatest number drawn; the chance of a greater one is below 2^-32 for means up to 64. */
    static final int GREATEST = 127;

    private static final int INDEX_BITS = 10;
    private static final int SHIFT = Integer.SIZE - INDEX_BITS;
    private static final byte AMBIGUOUS = -1;

    private final byte[] number = new byte[1 << INDEX_BITS];
    private final long[] cumulative = new long[GREATEST + 1];

    PoissonTable(double mean) {
        double probability = StrictMath.exp(-mean);
        double sum = probability;
        for (int n = 0; n <= GREATEST; n++) {
            cumulative[n] = n == GREATEST ? 1L << 32 : Math.min(1L << 32, Math.round(sum * 0x1p32));
            probability *= mean / (n + 1);
            sum += probability;
        }
        for (int k = 0; k < number.length; k++) {
            long from = (long) k << SHIFT;
            int least = search(from);
            number[k] = least == search(from + (1L << SHIFT) - 1) ? (byte) least : AMBIGUOUS;
        }
    }

    private int search(long bits) {
        int n = 0;
        while (bits >= cumulative[n]) {
            n++;
        }
        return n;
    }

    /**
     * Adds to every cell what its number stands for. Cells share 64 random bits by pairs, counted from cell 0 of the
     * population.
     *
     * @param first the population's index of the first cell
     * @param perCount what each number stands for. Not modified.
     * @param to one number per cell. Modified.
     */
    void add(long stepSeed, int first, float[] perCount, float[] to) {
        int k = 0;
        if ((first & 1) != 0) {
            to[0] += perCount[draw((int) (CounterRandom.bits(stepSeed, first >> 1) >>> 32))];
            k = 1;
        }
        long pair = (first + k) >> 1;
        for (; k + 1 < to.length; k += 2) {
            long bits = CounterRandom.bits(stepSeed, pair++);
            to[k] += perCount[draw((int) bits)];
            to[k + 1] += perCount[draw((int) (bits >>> 32))];
        }
        if (k < to.length) {
            to[k] += perCount[draw((int) CounterRandom.bits(stepSeed, pair))];
        }
    }

    private int draw(int bits) {
        int found = number[bits >>> SHIFT];
        return found == AMBIGUOUS ? search(bits & 0xFFFFFFFFL) : found;
    }
}

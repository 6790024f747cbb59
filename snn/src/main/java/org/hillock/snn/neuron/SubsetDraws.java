package org.hillock.snn.neuron;

import org.hillock.snn.CounterRandom;

/**
 * Draws who of a population fires when every neuron does so by itself and with one probability: first how many, a binomial
 * number, then which, every set of as many with the same chance. The two together have the distribution of one draw a
 * neuron, and take as many random numbers as neurons fire, and one more.
 *
 * <p>A set is drawn by R. W. Floyd's algorithm (Bentley and Floyd 1987, "A sample of brilliance", Commun ACM 30:754-757).
 */
final class SubsetDraws {
    private final int size;
    private final BinomialTable numbers;
    private final long[] chosen;

    SubsetDraws(int size, double probability) {
        this.size = size;
        this.numbers = new BinomialTable(size, probability);
        this.chosen = new long[(size + Long.SIZE - 1) / Long.SIZE];
    }

    /**
     * Lists the neurons that fire.
     *
     * @param stepSeed of which all draws are a function
     * @param spikes receives the indices, ascending. Modified.
     * @return how many
     */
    int draw(long stepSeed, int[] spikes) {
        int count = numbers.number(CounterRandom.bits(stepSeed, 0));
        if (count == 0) {
            return 0;
        }
        choose(stepSeed, count);
        return list(chosen, spikes);
    }

    private void choose(long stepSeed, int count) {
        for (int last = size - count; last < size; last++) {
            long bits = CounterRandom.bits(stepSeed, 1L + last - (size - count));
            // The upper bits of the product: uniform in 0 to last.
            int neuron = (int) Math.multiplyHigh(bits >>> 1, 2L * (last + 1L));
            if (!add(neuron)) {
                add(last);
            }
        }
    }

    private boolean add(int neuron) {
        long before = chosen[neuron >> 6];
        chosen[neuron >> 6] = before | 1L << neuron;
        return chosen[neuron >> 6] != before;
    }

    private static int list(long[] chosen, int[] spikes) {
        int count = 0;
        for (int w = 0; w < chosen.length; w++) {
            long word = chosen[w];
            while (word != 0) {
                spikes[count++] = (w << 6) + Long.numberOfTrailingZeros(word);
                word &= word - 1;
            }
            chosen[w] = 0;
        }
        return count;
    }
}

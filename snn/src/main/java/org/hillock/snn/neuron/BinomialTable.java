package org.hillock.snn.neuron;

/**
 * Binomial numbers by inversion of 53 random bits: how many of n neurons fire when each does with probability p.
 *
 * <p>The distribution function is summed outwards from the mode, by the ratio of neighbouring terms, up to terms that no
 * 53 bits can tell from 0. The first bits of a draw say where to begin to search.
 */
final class BinomialTable {
    private static final int BITS = 53;
    private static final int INDEX_BITS = 8;
    private static final double NEGLIGIBLE = 0x1p-80;

    private final int least;
    private final long[] cumulative;
    private final int[] start = new int[1 << INDEX_BITS];

    /**
     * Makes the table.
     *
     * @param probability in [0, 1)
     */
    BinomialTable(int size, double probability) {
        double odds = probability / (1 - probability);
        int mode = (int) Math.min(size, Math.floor((size + 1.0) * probability));
        int from = mode;
        for (double term = 1; from > 0 && term > NEGLIGIBLE; from--) {
            term *= from / (odds * (size - from + 1));
        }
        int to = mode;
        for (double term = 1; to < size && term > NEGLIGIBLE; to++) {
            term *= odds * (size - to) / (to + 1);
        }
        this.least = from;
        this.cumulative = cumulative(terms(size, odds, from, mode, to));
        for (int k = 0, n = 0; k < start.length; k++) {
            while ((long) k << (BITS - INDEX_BITS) >= cumulative[n]) {
                n++;
            }
            start[k] = n;
        }
    }

    private static double[] terms(int size, double odds, int from, int mode, int to) {
        double[] terms = new double[to - from + 1];
        terms[mode - from] = 1;
        for (int n = mode; n > from; n--) {
            terms[n - 1 - from] = terms[n - from] * n / (odds * (size - n + 1));
        }
        for (int n = mode; n < to; n++) {
            terms[n + 1 - from] = terms[n - from] * odds * (size - n) / (n + 1);
        }
        return terms;
    }

    private static long[] cumulative(double[] terms) {
        double total = 0;
        for (double term : terms) {
            total += term;
        }
        long[] cumulative = new long[terms.length];
        double sum = 0;
        for (int k = 0; k < terms.length; k++) {
            sum += terms[k];
            cumulative[k] = k + 1 == terms.length ? 1L << BITS : Math.round(sum / total * 0x1p53);
        }
        return cumulative;
    }

    /**
     * Returns the number of a draw.
     *
     * @param bits 64 random bits, of which the upper 53 count
     */
    int number(long bits) {
        long draw = bits >>> (Long.SIZE - BITS);
        int n = start[(int) (draw >>> (BITS - INDEX_BITS))];
        while (draw >= cumulative[n]) {
            n++;
        }
        return least + n;
    }
}

package org.hillock.decoding.evaluate;

import java.util.Arrays;

/** Percentiles by nearest rank: the smallest value that at least this share does not exceed. */
final class Percentile {
    private Percentile() {}

    /** Of values, of which there is at least one. Not modified. */
    static long of(long[] values, double share) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * sorted.length - 1e-9);
        return sorted[Math.max(0, rank - 1)];
    }
}

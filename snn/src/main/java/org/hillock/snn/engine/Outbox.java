package org.hillock.snn.engine;

import org.hillock.snn.Padding;

/**
 * What a part of a population fired in the steps of a block, for the other threads to read after the block. There are two
 * sets of lists in turn, so that one is read while the other is written.
 */
final class Outbox {
    private static final int PARITY = Padding.BEFORE;
    private static final int STEP = Padding.BEFORE + 1;

    private final int[][][] lists;
    private final int[][] counts;
    private final int[] at = new int[Padding.length(2)];

    Outbox(int size, int longestBlock) {
        this.lists = new int[2][longestBlock][size];
        this.counts = new int[2][Padding.length(longestBlock)];
    }

    void turn(int parity) {
        at[PARITY] = parity;
        at[STEP] = -1;
    }

    int[] next() {
        at[STEP]++;
        return last();
    }

    void filled(int count) {
        counts[at[PARITY]][Padding.BEFORE + at[STEP]] = count;
    }

    int[] last() {
        return lists[at[PARITY]][at[STEP]];
    }

    int lastCount() {
        return counts[at[PARITY]][Padding.BEFORE + at[STEP]];
    }

    /** Appends a list, with indices counted from {@code first}, and returns the length afterwards. */
    int copy(int parity, int step, int first, int[] to, int length) {
        int[] list = lists[parity][step];
        int count = counts[parity][Padding.BEFORE + step];
        for (int k = 0; k < count; k++) {
            to[length + k] = first + list[k];
        }
        return length + count;
    }
}

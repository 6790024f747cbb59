package org.hillock.snn.network;

import java.util.Arrays;

/**
 * Who is connected: for every presynaptic neuron i the targets {@code target[rowStart[i]]} to {@code target[rowStart[i +
 * 1] - 1]}, ascending.
 *
 * @param rowStart one more than there are presynaptic neurons; not to be changed
 * @param target postsynaptic indices; not to be changed
 */
record SynapseRows(int[] rowStart, int[] target) {
    /** Collects rows one after the other. */
    static final class Writer {
        private final int[] rowStart;
        private int[] target;
        private int length;
        private int rows;

        Writer(int preCount, long expected) {
            this.rowStart = new int[preCount + 1];
            this.target = new int[(int) Math.min(Integer.MAX_VALUE - 8, Math.max(16, expected))];
        }

        void add(int post) {
            if (length == target.length) {
                target = Arrays.copyOf(target, (int) Math.min(Integer.MAX_VALUE - 8, length + length / 4L + 16));
            }
            target[length++] = post;
        }

        /** Ends a row; its targets are sorted when they did not come in order. */
        void endRow() {
            int start = rowStart[rows];
            for (int k = start + 1; k < length; k++) {
                if (target[k] < target[k - 1]) {
                    Arrays.sort(target, start, length);
                    break;
                }
            }
            rowStart[++rows] = length;
        }

        SynapseRows rows() {
            return new SynapseRows(rowStart, length == target.length ? target : Arrays.copyOf(target, length));
        }
    }

    /**
     * Turns the sources of every target into the targets of every source.
     *
     * @param columns rows that start at the postsynaptic neurons and hold presynaptic indices
     */
    static SynapseRows transposed(SynapseRows columns, int preCount) {
        int[] start = new int[preCount + 1];
        for (int source : columns.target) {
            start[source + 1]++;
        }
        for (int i = 0; i < preCount; i++) {
            start[i + 1] += start[i];
        }
        int[] next = Arrays.copyOf(start, preCount);
        int[] target = new int[columns.target.length];
        for (int post = 0; post + 1 < columns.rowStart.length; post++) {
            for (int k = columns.rowStart[post]; k < columns.rowStart[post + 1]; k++) {
                target[next[columns.target[k]]++] = post;
            }
        }
        return new SynapseRows(start, target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SynapseRows that
                && Arrays.equals(rowStart, that.rowStart)
                && Arrays.equals(target, that.target);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(rowStart) + Arrays.hashCode(target);
    }
}

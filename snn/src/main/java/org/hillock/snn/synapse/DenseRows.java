package org.hillock.snn.synapse;

/**
 * The loops over one row of dense weights, copied out of its table.
 *
 * <p>Every array is indexed by the loop variable alone and each loop is a method: the form that the compiler vectorises. A
 * row addressed by an offset into the table stays scalar, which costs four times as much as the copies. Clips are the minimum
 * and maximum of the JDK, since a loop with branches stays scalar too.
 */
final class DenseRows {
    private DenseRows() {}

    static void add(float[] row, float[] current) {
        for (int j = 0; j < row.length; j++) {
            current[j] += row[j];
        }
    }

    static void addScaled(float[] values, float factor, float[] sums) {
        for (int j = 0; j < values.length; j++) {
            sums[j] += factor * values[j];
        }
    }

    /** Adds a multiple of a number per target, within bounds. */
    static void shift(float[] row, float factor, float[] perTarget, float least, float greatest) {
        for (int j = 0; j < row.length; j++) {
            row[j] = Math.max(least, Math.min(greatest, row[j] + factor * perTarget[j]));
        }
    }

    /**
     * A whole pass: adds what is owed, delivers, adds a multiple of the traces that is 0 or negative, which leaves no need for
     * an upper bound, and takes off what the source's trace will owe.
     */
    static void passClipped(
            float[] row,
            float owed,
            float[] read,
            float factor,
            float[] current,
            float perTrace,
            float[] trace,
            float owing,
            float[] written,
            float least,
            float greatest) {
        for (int j = 0; j < row.length; j++) {
            float w = Math.max(least, Math.min(greatest, row[j] + owed * read[j]));
            current[j] += factor * w;
            row[j] = Math.max(least, w + perTrace * trace[j]) - owing * written[j];
        }
    }

    /** As {@link #passClipped} for weights that cannot come to a bound. */
    static void passFreely(
            float[] row,
            float owed,
            float[] read,
            float factor,
            float[] current,
            float perTrace,
            float[] trace,
            float owing,
            float[] written) {
        for (int j = 0; j < row.length; j++) {
            float w = row[j] + owed * read[j];
            current[j] += factor * w;
            row[j] = w + perTrace * trace[j] - owing * written[j];
        }
    }

    /** Adds what is owed in proportion to the distance from the upper bound. */
    static void grow(float[] row, float owed, float[] read, float[] kept, float greatest) {
        for (int j = 0; j < row.length; j++) {
            row[j] = Math.max(0, Math.min(greatest, row[j] + (greatest - row[j]) * owed * (read[j] - kept[j])));
        }
    }

    /** Depresses in proportion to the weight. */
    static void shrink(float[] row, float perTrace, float[] trace, float greatest) {
        for (int j = 0; j < row.length; j++) {
            row[j] = Math.max(0, Math.min(greatest, row[j] + row[j] * perTrace * trace[j]));
        }
    }
}

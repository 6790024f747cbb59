package org.hillock.snn.synapse;

import java.util.Arrays;

/**
 * Between which numbers the stored weights of each row lie, so that a pass over a row that cannot leave the bounds of its rule
 * goes without clips.
 *
 * <p>Every such pass moves them by what it can change at most. They are found anew, by looking at the weights, when they
 * have come too near; a row that really is near waits a while before it is looked at again. Floating-point sums
 * and products are monotone, so that what holds for the bounds holds for every weight between them, bit for bit.
 */
final class RowBounds {
    private static final byte PASSES_TO_WAIT = 32;

    private final float[] least;
    private final float[] greatest;
    private final byte[] wait;

    RowBounds(int rows) {
        this.least = new float[rows];
        this.greatest = new float[rows];
        this.wait = new byte[rows];
        forget();
    }

    /** Notes that any weight may have changed. */
    void forget() {
        // No comparison with it is true.
        Arrays.fill(least, Float.NaN);
        Arrays.fill(wait, (byte) 0);
    }

    /** Tells whether a pass over a row stays within the bounds of its rule; the bounds of the row then move on by this pass. */
    boolean allow(int pre, RowPass pass, TargetSums read, TargetSums written) {
        float low = least[pre] + pass.owed() * read.leastRead() + pass.perTrace() * written.greatestTrace();
        float high = greatest[pre] + pass.owed() * read.greatestSum();
        boolean rises = pass.owed() >= 0 && pass.owing() >= 0 && pass.perTrace() <= 0;
        if (!(rises && low > pass.least() && high < pass.greatest())) {
            return false;
        }
        least[pre] = low - pass.owing() * written.greatestSum();
        greatest[pre] = high;
        wait[pre] = 0;
        return true;
    }

    /** Looks at the weights of a row that was not allowed, unless it was looked at a short while ago. */
    void look(int pre, float[] row) {
        if (wait[pre] > 0) {
            wait[pre]--;
            least[pre] = Float.NaN;
            return;
        }
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int j = 0; j < row.length; j++) {
            low = row[j] < low ? row[j] : low;
            high = row[j] > high ? row[j] : high;
        }
        least[pre] = low;
        greatest[pre] = high;
        wait[pre] = PASSES_TO_WAIT;
    }
}

package org.hillock.decoding.epoch;

import java.util.Arrays;

/**
 * The mean over the hops of a sliding window. All hops but the last are added while the last one's frames are still to come,
 * oldest first as ever, so that its end adds one hop only and no bit depends on when the others were added.
 */
final class WindowSum {
    private final double[][] sums;
    private boolean begun;

    WindowSum(int bands, int values) {
        this.sums = new double[bands][values];
    }

    /** Forgets what was added. */
    void forget() {
        begun = false;
    }

    /** Adds a window's hops but the last; does nothing when that was done. */
    void begin(Iterable<HopSum> firstHops) {
        if (begun) {
            return;
        }
        begun = true;
        for (int b = 0; b < sums.length; b++) {
            Arrays.fill(sums[b], 0);
            for (HopSum hop : firstHops) {
                add(hop.sum(b), sums[b]);
            }
        }
    }

    /** The means with the last hop, by band, in arrays of their own. */
    double[][] mean(HopSum last, long frames) {
        double scale = 1.0 / frames;
        double[][] means = new double[sums.length][];
        for (int b = 0; b < sums.length; b++) {
            means[b] = sums[b].clone();
            add(last.sum(b), means[b]);
            for (int i = 0; i < means[b].length; i++) {
                means[b][i] *= scale;
            }
        }
        return means;
    }

    private static void add(double[] values, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }
}

package org.hillock.decoding.epoch;

import java.util.Arrays;
import org.hillock.decoding.spatial.CovarianceKernel;

/**
 * Second moments summed over one hop of frames as they come, so that little is left to do when an epoch ends. Cutters keep
 * the objects and use them again.
 */
final class HopSum {
    private final int channels;
    private final Moments moments;
    private final double[][] sums;
    private long next;
    private long to;

    HopSum(int bands, int channels, Moments moments) {
        this.channels = channels;
        this.moments = moments;
        this.sums = new double[bands][moments == Moments.POWERS ? channels : channels * channels];
    }

    /** Begins anew with other frames. */
    void begin(long from, long end) {
        next = from;
        to = end;
        for (double[] sum : sums) {
            Arrays.fill(sum, 0);
        }
    }

    /** Adds what has come; true once the hop is complete. */
    boolean advance(BandHistory history) {
        long until = Math.min(to, history.end());
        if (next < until) {
            for (int b = 0; b < sums.length; b++) {
                if (moments == Moments.POWERS) {
                    history.accumulateSquares(b, next, until, sums[b]);
                } else {
                    history.accumulate(b, next, until, sums[b]);
                }
            }
            next = until;
            if (next == to && moments == Moments.COVARIANCES) {
                for (double[] sum : sums) {
                    CovarianceKernel.mirror(channels, sum);
                }
            }
        }
        return next == to;
    }

    int bands() {
        return sums.length;
    }

    double[] sum(int band) {
        return sums[band];
    }
}

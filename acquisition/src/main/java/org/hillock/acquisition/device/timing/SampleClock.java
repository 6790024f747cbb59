package org.hillock.acquisition.device.timing;

/**
 * Stamps samples by their number: the line below all arrivals.
 *
 * <p>A sample arrives late by what the radio, the USB chip and the scheduler hold it back, never early. So the true times
 * lie on a line that no arrival undercuts. Of each half second the earliest arrival is kept; the line is the edge of the
 * lower convex hull of these that spans their middle, which minimises the sum of all delays (Moon, Skelly and Towsley,
 * "Estimation and removal of clock skew from network delay measurements", INFOCOM 1999). The window is half a minute.
 * In the first two seconds the device's nominal rate is believed.
 *
 * <p>What cannot be seen: a delay that all samples share. Stamps never step back; a correction is spread so that the step
 * from one sample to the next is at least a quarter of a period. Nothing is allocated after construction.
 */
public final class SampleClock {
    private static final int BLOCKS = 64;
    private static final long BLOCK_NANOS = 500_000_000;
    private static final int BLOCKS_FOR_A_RATE = 4;
    private static final int BLOCKS_FOR_A_LOSS = 4;
    private static final double MOST_SKEW = 0.02;

    private final double periodNanos;
    private final double[] xs = new double[BLOCKS + 1];
    private final double[] ys = new double[BLOCKS + 1];
    private final double[] hullX = new double[BLOCKS + 1];
    private final double[] hullY = new double[BLOCKS + 1];
    private int blocks;
    private boolean started;
    private long firstIndex;
    private long firstNanos;
    private long blockEndNanos;
    private double level;
    private double skew;
    private long lastStamp = Long.MIN_VALUE;

    /** A clock for a device that says that it takes so many samples a second. */
    public SampleClock(double nominalRateHz) {
        this.periodNanos = 1e9 / nominalRateHz;
    }

    /** Begins anew, after the line was lost; stamps still do not step back. */
    public void restart() {
        started = false;
        blocks = 0;
        level = 0;
        skew = 0;
    }

    /**
     * Learns from an arrival; to be called before the samples of a read are stamped.
     *
     * @param index the number of the last sample that had arrived
     * @param arrivalNanos when the read returned
     * @return whether a half second is over, so that {@link #missingByTime} has news
     */
    public boolean observe(long index, long arrivalNanos) {
        if (!started) {
            started = true;
            firstIndex = index;
            firstNanos = arrivalNanos;
            blockEndNanos = arrivalNanos + BLOCK_NANOS;
            blocks = 1;
            xs[0] = 0;
            ys[0] = 0;
            return false;
        }
        double x = (index - firstIndex) * periodNanos;
        double y = arrivalNanos - firstNanos - x;
        boolean over = arrivalNanos >= blockEndNanos;
        if (over) {
            openBlock(arrivalNanos);
            xs[blocks - 1] = x;
            ys[blocks - 1] = y;
        }
        int last = blocks - 1;
        boolean lower = y - skew * x < ys[last] - skew * xs[last];
        if (lower) {
            xs[last] = x;
            ys[last] = y;
        }
        if (over || lower) {
            fit();
        }
        return over;
    }

    private void openBlock(long arrivalNanos) {
        if (blocks == BLOCKS) {
            System.arraycopy(xs, 1, xs, 0, BLOCKS - 1);
            System.arraycopy(ys, 1, ys, 0, BLOCKS - 1);
            blocks--;
        }
        blocks++;
        blockEndNanos += BLOCK_NANOS;
        if (arrivalNanos >= blockEndNanos) {
            blockEndNanos = arrivalNanos + BLOCK_NANOS;
        }
    }

    private void fit() {
        if (blocks > BLOCKS_FOR_A_RATE) {
            fitEdge();
        }
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < blocks; i++) {
            lowest = Math.min(lowest, ys[i] - skew * xs[i]);
        }
        level = lowest;
    }

    /** The skew of the hull's edge above or below the middle. */
    private void fitEdge() {
        int size = 0;
        double middle = 0;
        for (int i = 0; i < blocks; i++) {
            middle += xs[i] / blocks;
            while (size >= 2 && turnsDown(size, xs[i], ys[i])) {
                size--;
            }
            hullX[size] = xs[i];
            hullY[size] = ys[i];
            size++;
        }
        int edge = 1;
        while (edge < size - 1 && hullX[edge] < middle) {
            edge++;
        }
        double run = hullX[edge] - hullX[edge - 1];
        if (run > 0) {
            double slope = (hullY[edge] - hullY[edge - 1]) / run;
            skew = Math.max(-MOST_SKEW, Math.min(MOST_SKEW, slope));
        }
    }

    private boolean turnsDown(int size, double x, double y) {
        double rise = (hullY[size - 1] - hullY[size - 2]) * (x - hullX[size - 2]);
        return rise >= (y - hullY[size - 2]) * (hullX[size - 1] - hullX[size - 2]);
    }

    /** When a sample was taken; to be asked for in the order of samples, each once. */
    public long stamp(long index) {
        double x = (index - firstIndex) * periodNanos;
        long line = firstNanos + Math.round(x + level + skew * x);
        if (lastStamp != Long.MIN_VALUE) {
            line = Math.max(line, lastStamp + Math.round(periodNanos / 4));
        }
        lastStamp = line;
        return line;
    }

    /** The last stamp given; {@link Long#MIN_VALUE} before the first. */
    public long lastStamp() {
        return lastStamp;
    }

    /** Samples a second by the machine's clock. */
    public double rateHz() {
        return 1e9 / (periodNanos * (1 + skew));
    }

    /**
     * Samples that must be missing without the device's count having told, since for two seconds everything came too late:
     * more than a whole way round of the counter, or any number when there is none.
     *
     * @param around how many samples a loss may be short of by the counter
     * @param leastNanos what is no delay any more
     */
    public long missingByTime(long around, long leastNanos) {
        if (blocks <= BLOCKS_FOR_A_LOSS + 1) {
            return 0;
        }
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = blocks - 1 - BLOCKS_FOR_A_LOSS; i < blocks - 1; i++) {
            lowest = Math.min(lowest, ys[i] - skew * xs[i]);
        }
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; i < blocks - 1 - BLOCKS_FOR_A_LOSS; i++) {
            before = Math.min(before, ys[i] - skew * xs[i]);
        }
        double excess = lowest - before;
        double aroundNanos = around * periodNanos;
        if (excess < Math.max(leastNanos, 0.75 * aroundNanos)) {
            return 0;
        }
        return Math.round(excess / aroundNanos) * around;
    }

    /** Numbers the recent samples on, after {@link #missingByTime} has told that some are missing before them. */
    public void skip(long missing) {
        for (int i = Math.max(0, blocks - 1 - BLOCKS_FOR_A_LOSS); i < blocks; i++) {
            xs[i] += missing * periodNanos;
            ys[i] -= missing * periodNanos;
        }
        fit();
    }
}

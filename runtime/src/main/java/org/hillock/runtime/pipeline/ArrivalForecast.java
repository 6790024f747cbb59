package org.hillock.runtime.pipeline;

/**
 * When the next event is due, for a thread that sleeps until shortly before and then looks again and again: what arrives
 * in that window is taken without the time that it takes to wake a thread.
 *
 * <p>Mean interval and mean deviation are smoothed as TCP smooths its round-trip time (RFC 6298, gains of 1/8 and 1/4, four
 * deviations). Chunks that follow another one at once, as those of a device's second stream do, belong to its arrival. For the
 * one thread that takes; what did not have to be waited for is not to be told.
 */
final class ArrivalForecast {
    /** Covers a timed sleep that ends late: Linux allows itself 50 us, and waking takes as long again. */
    static final long LEAST_MARGIN_NANOS = 150_000;
    /** Whose arrivals scatter more is not worth the looking. */
    static final long MOST_MARGIN_NANOS = 400_000;

    private static final long LONGEST_INTERVAL_NANOS = 1_000_000_000;
    private static final int DEVIATIONS = 4;
    private static final int PARTS_OF_ONE_ARRIVAL = 4;
    private static final int UNKNOWN = -1;

    private long intervalNanos = UNKNOWN;
    private long deviationNanos;
    private long lastNanos = UNKNOWN;

    /**
     * A chunk came that was waited for.
     *
     * @param nanos when, not before the one before
     */
    void came(long nanos) {
        long interval = nanos - lastNanos;
        boolean follows = lastNanos != UNKNOWN && interval <= LONGEST_INTERVAL_NANOS;
        if (follows && interval < intervalNanos / PARTS_OF_ONE_ARRIVAL) {
            return;
        }
        lastNanos = nanos;
        if (!follows) {
            intervalNanos = UNKNOWN;
        } else if (intervalNanos == UNKNOWN) {
            intervalNanos = interval;
            deviationNanos = interval / 2;
        } else {
            deviationNanos += (Math.abs(interval - intervalNanos) - deviationNanos) / 4;
            intervalNanos += (interval - intervalNanos) / 8;
        }
    }

    /** Whether there is a time to look at: the rhythm is known and steady enough. */
    boolean isKnown() {
        return intervalNanos != UNKNOWN && DEVIATIONS * deviationNanos <= MOST_MARGIN_NANOS;
    }

    /** When to begin to look, by the clock of the arrivals. */
    long fromNanos() {
        return lastNanos + intervalNanos - marginNanos();
    }

    /** When to give up looking and sleep until woken. */
    long untilNanos() {
        return lastNanos + intervalNanos + marginNanos();
    }

    private long marginNanos() {
        return Math.max(LEAST_MARGIN_NANOS, DEVIATIONS * deviationNanos);
    }
}

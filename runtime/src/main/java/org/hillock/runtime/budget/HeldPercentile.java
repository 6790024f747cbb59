package org.hillock.runtime.budget;

/**
 * A percentile of the total time that a session promised.
 *
 * @param percentile its name, such as {@code p99}
 * @param limitMillis what was promised
 * @param measuredMillis what it was
 */
public record HeldPercentile(String percentile, double limitMillis, double measuredMillis) {
    /** Whether the promise was kept. */
    public boolean held() {
        return measuredMillis <= limitMillis;
    }
}

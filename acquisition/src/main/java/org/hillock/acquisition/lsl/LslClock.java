package org.hillock.acquisition.lsl;

import org.hillock.acquisition.stream.SessionClock;

/** Seconds of a protocol and nanoseconds of a session. */
final class LslClock {
    private static final long NANOS = 1_000_000_000L;

    private LslClock() {}

    /** Splits before it divides, since a double does not hold all digits of the nanoseconds. */
    static double seconds(long nanos) {
        return Math.floorDiv(nanos, NANOS) + Math.floorMod(nanos, NANOS) / 1e9;
    }

    /** The nearest nanosecond; whole seconds are kept apart for their digits. NaN and what overflows become 0. */
    static long nanos(double seconds) {
        if (!(Math.abs(seconds) <= Limits.TIME_SECONDS)) {
            return 0;
        }
        double whole = Math.floor(seconds);
        return ((long) whole) * NANOS + Math.round((seconds - whole) * 1e9);
    }

    /** The protocol's local clock. */
    static double now(SessionClock clock) {
        return seconds(clock.nanoTime());
    }
}

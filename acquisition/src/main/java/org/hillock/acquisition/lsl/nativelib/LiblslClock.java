package org.hillock.acquisition.lsl.nativelib;

import org.hillock.acquisition.stream.SessionClock;

/**
 * liblsl's local clock beside the session's. On Linux both read the same monotonic clock, and stamps pass unchanged;
 * elsewhere the origins differ by a constant, which is measured at the start. The session clock has to run at the pace of
 * the machine's.
 */
final class LiblslClock {
    private static final int READINGS = 16;
    /** Below this a difference is the time of the reading itself. */
    private static final long SAME_NANOS = 100_000;

    private final SessionClock session;
    private final double aheadSeconds;

    LiblslClock(SessionClock session) {
        this.session = session;
        this.aheadSeconds = measure(session);
    }

    private static double measure(SessionClock session) {
        long shortest = Long.MAX_VALUE;
        double ahead = 0;
        for (int i = 0; i < READINGS; i++) {
            long before = session.nanoTime();
            double local = Liblsl.lsl_local_clock();
            long after = session.nanoTime();
            if (after - before < shortest) {
                shortest = after - before;
                ahead = (before + (after - before) / 2) / 1e9 - local;
            }
        }
        return Math.abs(ahead) * 1e9 < Math.max(SAME_NANOS, shortest) ? 0 : ahead;
    }

    SessionClock session() {
        return session;
    }

    /** What to add to liblsl's time to get the session's, in seconds. */
    double aheadSeconds() {
        return aheadSeconds;
    }
}

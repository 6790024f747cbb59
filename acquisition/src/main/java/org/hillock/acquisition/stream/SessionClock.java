package org.hillock.acquisition.stream;

/**
 * The one clock of a session. Nothing below the runtime asks the system for the time: a clock is handed in.
 *
 * <p>A live session uses {@link #monotonic()}, a replay the recorded times. Implementations are thread-safe.
 */
@FunctionalInterface
public interface SessionClock {
    /** The session time in nanoseconds; never decreases. Its origin is arbitrary. */
    long nanoTime();

    /** The machine's monotonic clock. */
    static SessionClock monotonic() {
        return System::nanoTime;
    }
}

package org.hillock.tests.endtoend;

import java.util.concurrent.locks.LockSupport;

/**
 * How late a thread of this process, which does nothing else, wakes up: what the machine and this JVM add to every time
 * that a test measures. A declared time is checked to this margin.
 */
final class WakeUps implements AutoCloseable {
    private static final long PERIOD_NANOS = 2_000_000;
    /** From the watchdog's look to the datagram: two periods of five milliseconds and four threads that take turns. */
    private static final long CHAIN_MILLIS = 60;

    private static final int THREADS_IN_THE_CHAIN = 4;

    private final Thread thread = new Thread(this::measure, "wake-ups");
    private volatile long worstNanos;
    private volatile boolean closed;

    WakeUps() {
        thread.setDaemon(true);
        thread.start();
    }

    private void measure() {
        long due = System.nanoTime() + PERIOD_NANOS;
        while (!closed) {
            LockSupport.parkNanos(due - System.nanoTime());
            long now = System.nanoTime();
            worstNanos = Math.max(worstNanos, now - due);
            due = Math.max(due, now) + PERIOD_NANOS;
        }
    }

    /** Forgets what was: a fault begins. */
    void faultBegins() {
        worstNanos = 0;
    }

    /** A declared time and what any chain of threads is late by here. */
    long allow(long declaredMillis) {
        return declaredMillis + CHAIN_MILLIS + THREADS_IN_THE_CHAIN * worstNanos / 1_000_000;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}

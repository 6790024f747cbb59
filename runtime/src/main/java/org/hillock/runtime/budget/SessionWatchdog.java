package org.hillock.runtime.budget;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.runtime.session.WatchdogSetting;

/**
 * Looks every few milliseconds, on a thread of its own, whether decisions can still be coming: the decoding thread hangs in
 * one event, the source says nothing, the whole process was stopped, or the wall clock stepped. Each absence is told once;
 * the ward then sends neutral.
 *
 * <p>The decoding thread only writes two numbers an event. Thread-safe.
 */
public final class SessionWatchdog implements AutoCloseable {
    private static final long IDLE = Long.MIN_VALUE;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long CLOSE_PATIENCE_MILLIS = 1000;

    private final SessionClock clock;
    private final LongSupplier wallMillis;
    private final Ward ward;
    private final long periodNanos;
    private final long hungNanos;
    private final long silentNanos;
    private final long stoppedNanos;
    private final long wallStepNanos;
    private final Thread thread;
    private final AtomicLong hung = new AtomicLong();
    private final AtomicLong silent = new AtomicLong();
    private final AtomicLong stopped = new AtomicLong();
    private final AtomicLong wallSteps = new AtomicLong();
    private volatile long begunNanos = IDLE;
    private volatile long heardNanos = IDLE;
    private volatile boolean closed;
    private volatile long latestWakeNanos;
    private long hungSinceNanos = IDLE;
    private long silentSinceNanos = IDLE;
    private long lastTickNanos = IDLE;
    private long wallAheadNanos;

    /** Whom the watchdog looks after; called on its thread. */
    public interface Ward {
        /** Decisions cannot be coming: go neutral at once. It may be short of memory. */
        void cutOff(long nowNanos);

        /** Why it was cut off, afterwards. */
        void tripped(String reason, long nowNanos);

        /** Called at every look, for what else must happen beside a decoder that hangs. */
        void tick(long nowNanos);
    }

    /**
     * What it saw.
     *
     * @param hung how often the decoding thread hung
     * @param silent how often the source fell silent
     * @param stopped how often the whole process was stopped
     * @param wallSteps how often the wall clock stepped
     * @param latestWakeMillis how late its own thread woke at the worst: what the machine does to any thread
     */
    public record Counts(long hung, long silent, long stopped, long wallSteps, double latestWakeMillis) {
        /** Nothing was watched. */
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);
    }

    /**
     * A watchdog that does not look yet.
     *
     * @param clock the session's monotonic clock
     * @param wallMillis the wall clock
     */
    public SessionWatchdog(WatchdogSetting setting, SessionClock clock, LongSupplier wallMillis, Ward ward) {
        this.clock = clock;
        this.wallMillis = wallMillis;
        this.ward = ward;
        this.periodNanos = nanos(setting.periodMillis());
        this.hungNanos = limit(setting.hungMillis());
        this.silentNanos = limit(setting.silentMillis());
        this.stoppedNanos = limit(setting.stoppedMillis());
        this.wallStepNanos = limit(setting.wallStepMillis());
        this.thread = new Thread(this::watch, "watchdog");
        thread.setDaemon(true);
    }

    private static long nanos(double millis) {
        return Math.round(millis * NANOS_PER_MILLI);
    }

    private static long limit(double millis) {
        return millis == 0 ? Long.MAX_VALUE : nanos(millis);
    }

    /** Begins to look. */
    public void start() {
        thread.start();
    }

    /** The decoding thread takes an event up. */
    public void begun(long nowNanos) {
        begunNanos = nowNanos;
    }

    /** The decoding thread is done with it. */
    public void finished() {
        begunNanos = IDLE;
    }

    /** When the decoding thread took up the event that it works on; a time long ago while it works on none. */
    public long begunNanos() {
        return begunNanos;
    }

    /** The source said something. */
    public void heard(long nowNanos) {
        heardNanos = nowNanos;
    }

    /** The source has ended and need say nothing. */
    public void rest() {
        heardNanos = IDLE;
    }

    /** What it saw up to now. */
    public Counts counts() {
        return new Counts(
                hung.get(), silent.get(), stopped.get(), wallSteps.get(), latestWakeNanos / (double) NANOS_PER_MILLI);
    }

    /** One look; for the watchdog's own thread and for tests that have no thread. */
    void look(long nowNanos) {
        lookAtItself(nowNanos);
        lookAtTheWall(nowNanos);
        lookAtTheDecoder(nowNanos);
        lookAtTheSource(nowNanos);
        ward.tick(nowNanos);
        lastTickNanos = nowNanos;
    }

    private void lookAtItself(long nowNanos) {
        if (lastTickNanos == IDLE) {
            return;
        }
        long lateNanos = nowNanos - lastTickNanos - periodNanos;
        latestWakeNanos = Math.max(latestWakeNanos, lateNanos);
        if (lateNanos > stoppedNanos || lateNanos < -stoppedNanos) {
            trip(stopped, "the process was stopped for ", lateNanos, nowNanos);
        }
    }

    private void lookAtTheWall(long nowNanos) {
        long aheadNanos = wallMillis.getAsLong() * NANOS_PER_MILLI - nowNanos;
        long stepNanos = aheadNanos - wallAheadNanos;
        wallAheadNanos = aheadNanos;
        if (lastTickNanos != IDLE && (stepNanos > wallStepNanos || stepNanos < -wallStepNanos)) {
            trip(wallSteps, "the wall clock stepped by ", stepNanos, nowNanos);
        }
    }

    private void lookAtTheDecoder(long nowNanos) {
        long since = begunNanos;
        boolean hangs = since != IDLE && nowNanos - since > hungNanos;
        if (hangs && hungSinceNanos != since) {
            hungSinceNanos = since;
            trip(hung, "the decoder has been busy for ", nowNanos - since, nowNanos);
        }
    }

    private void lookAtTheSource(long nowNanos) {
        long since = heardNanos;
        boolean quiet = since != IDLE && nowNanos - since > silentNanos;
        if (quiet && silentSinceNanos != since) {
            silentSinceNanos = since;
            trip(silent, "the source has said nothing for ", nowNanos - since, nowNanos);
        }
    }

    private void trip(AtomicLong count, String what, long nanos, long nowNanos) {
        count.incrementAndGet();
        ward.cutOff(nowNanos);
        ward.tripped(what + nanos / NANOS_PER_MILLI + " ms", nowNanos);
    }

    private void watch() {
        long nextNanos = clock.nanoTime();
        while (!closed) {
            lookWhateverHappens(clock.nanoTime());
            nextNanos = Math.max(nextNanos + periodNanos, clock.nanoTime());
            long waitNanos = Math.min(periodNanos, nextNanos - clock.nanoTime());
            if (waitNanos > 0) {
                LockSupport.parkNanos(waitNanos);
            }
        }
    }

    /** The one thread that must not end before the session does, also when the memory has run out. */
    private void lookWhateverHappens(long nowNanos) {
        try {
            look(nowNanos);
        } catch (OutOfMemoryError shortOfMemory) {
            stopped.incrementAndGet();
            cutOffAtLast(nowNanos);
        }
    }

    private void cutOffAtLast(long nowNanos) {
        try {
            ward.cutOff(nowNanos);
        } catch (OutOfMemoryError stillShort) {
            // The next look comes in a few milliseconds and tries again.
            lastTickNanos = nowNanos;
        }
    }

    /** Ends its thread; the ward is not called any more after. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

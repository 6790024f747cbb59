package org.hillock.runtime.pipeline;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.runtime.HillockException;
import org.jspecify.annotations.Nullable;

/**
 * The thread on which decoders work, so that one that never returns cannot keep a session from ending. Its owner waits
 * without limit until it knows of an end, and from then on only while the work gets on.
 */
final class DecodingThread {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final int TIMES_FOR_A_STARVED_ONE = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int RESERVE_BYTES = 1 << 20;
    private static final byte[] NOTHING = {};
    private static final double NANOS_PER_SECOND = 1e9;

    private final SessionClock clock;
    private final LongSupplier progress;
    private final CountDownLatch endKnown = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread;
    private volatile long patienceNanos = Long.MAX_VALUE;
    private volatile @Nullable Throwable failure;
    /** Let go when the memory runs out, so that there is some for an orderly end. */
    private volatile byte[] reserve = new byte[RESERVE_BYTES];

    /** Work that may be interrupted. */
    interface Work {
        void run() throws InterruptedException;
    }

    /**
     * Starts the work.
     *
     * @param progress any number that changes whenever the work gets on
     */
    DecodingThread(Work work, SessionClock clock, LongSupplier progress) {
        this.clock = clock;
        this.progress = progress;
        this.thread = new Thread(() -> run(work), "decoding");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            reserve = NOTHING;
            failure = e;
        } finally {
            done.countDown();
            endKnown.countDown();
        }
    }

    /** The work has reason to end, and whoever waits for it may lose patience. The shortest patience holds. */
    void shouldEnd(Duration patience) {
        patienceNanos = Math.min(patienceNanos, patience.toNanos());
        endKnown.countDown();
    }

    /**
     * Waits for the end of the work and passes its failure on.
     *
     * @throws HillockException when the work does not get on after its end was due; it is left alone then
     */
    void await() {
        try {
            endKnown.await();
            awaitWhileItGetsOn();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw HillockException.workFailed("The session was interrupted.", e);
        }
        Throwable cause = failure;
        if (cause instanceof RuntimeException known) {
            throw known;
        }
        if (cause instanceof OutOfMemoryError) {
            throw HillockException.workFailed(
                    "The memory ran out (" + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MiB); give Java more with the option -Xmx, or use fewer channels or a smaller decoder.",
                    cause);
        }
        if (cause instanceof Error fatal) {
            throw fatal;
        }
    }

    private void awaitWhileItGetsOn() throws InterruptedException {
        long seen = progress.getAsLong();
        long sinceNanos = clock.nanoTime();
        long cpuAtStartNanos = cpuNanos();
        while (!done.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            long now = progress.getAsLong();
            long nowNanos = clock.nanoTime();
            if (now != seen) {
                seen = now;
                sinceNanos = nowNanos;
                cpuAtStartNanos = cpuNanos();
            }
            if (outOfPatience(nowNanos - sinceNanos, cpuNanos() - cpuAtStartNanos)) {
                thread.interrupt();
                throw HillockException.workFailed(String.format(
                        Locale.ROOT,
                        "The decoder did not return within %.1f s of the session's end, so the session ended without it; use"
                                + " another decoder, or report this one.",
                        patienceNanos / NANOS_PER_SECOND));
            }
        }
    }

    /** A thread that would work if the machine let it is waited for longer than one that waits or has worked all the time. */
    private boolean outOfPatience(long passedNanos, long workedNanos) {
        boolean starved = thread.getState() == Thread.State.RUNNABLE && workedNanos < patienceNanos;
        return passedNanos / (starved ? TIMES_FOR_A_STARVED_ONE : 1) > patienceNanos;
    }

    private long cpuNanos() {
        return THREADS.isThreadCpuTimeSupported() ? THREADS.getThreadCpuTime(thread.getId()) : 0;
    }
}

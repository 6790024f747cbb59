package org.hillock.runtime.certify;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/** Counts the times at which the JVM stopped all threads, by its own flight recorder (event {@code jdk.ExecuteVMOperation}). */
final class SafepointWatch implements AutoCloseable {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long FLUSH_MILLIS = 1500;
    private final RecordingStream events = new RecordingStream();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong totalNanos = new AtomicLong();
    private final AtomicLong longestNanos = new AtomicLong();

    /** Begins to count. */
    SafepointWatch() {
        events.enable("jdk.ExecuteVMOperation").withThreshold(Duration.ZERO);
        events.onEvent("jdk.ExecuteVMOperation", this::heard);
        events.startAsync();
    }

    private void heard(RecordedEvent event) {
        if (event.getBoolean("safepoint")) {
            long nanos = event.getDuration().toNanos();
            count.incrementAndGet();
            totalNanos.addAndGet(nanos);
            longestNanos.accumulateAndGet(nanos, Math::max);
        }
    }

    /** Ends the count and gives it. */
    Certificate.Safepoints stop() {
        settle();
        return new Certificate.Safepoints(
                count.get(), totalNanos.get() / NANOS_PER_MILLI, longestNanos.get() / NANOS_PER_MILLI);
    }

    /** The stream hands events over once a second. */
    private static void settle() {
        try {
            Thread.sleep(FLUSH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        events.close();
    }
}

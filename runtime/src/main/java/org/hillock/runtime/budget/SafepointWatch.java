package org.hillock.runtime.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;
import org.hillock.acquisition.stream.SessionClock;

/**
 * Hears of every time at which the JVM stopped all threads, the collector's stops and others, by the JVM's own flight recorder
 * (events {@code jdk.SafepointBegin}, how long it took until the last thread stood, and {@code jdk.ExecuteVMOperation}, what
 * was done then). It hears about a second late, on a thread of its own; the threads that are stopped pay nothing for it.
 */
public final class SafepointWatch implements AutoCloseable {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long FLUSH_MILLIS = 1500;
    private static final String BEGIN = "jdk.SafepointBegin";
    private static final String OPERATION = "jdk.ExecuteVMOperation";
    private static final String ID = "safepointId";
    private static final int MOST_BEGUN = 64;

    private final RecordingStream events = new RecordingStream();
    private final SessionClock clock;
    private final Optional<FlightRecorder> recorder;
    private final Map<Long, Long> reachNanos = new HashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong totalNanos = new AtomicLong();
    private final AtomicLong longestNanos = new AtomicLong();
    private final AtomicLong longestReachNanos = new AtomicLong();

    /**
     * What it heard.
     *
     * @param count how often all threads stood
     * @param totalMillis together, from the call to stand to the end of what was done
     * @param longestMillis the longest
     * @param longestReachMillis the longest time until the last thread stood
     */
    public record Stops(long count, double totalMillis, double longestMillis, double longestReachMillis) {}

    /** Begins to count. */
    public SafepointWatch(SessionClock clock) {
        this(clock, Optional.empty());
    }

    /** Begins to count and to tell the recorder. */
    public SafepointWatch(SessionClock clock, FlightRecorder recorder) {
        this(clock, Optional.of(recorder));
    }

    private SafepointWatch(SessionClock clock, Optional<FlightRecorder> recorder) {
        this.clock = clock;
        this.recorder = recorder;
        events.enable(BEGIN).withThreshold(Duration.ZERO);
        events.enable(OPERATION).withThreshold(Duration.ZERO);
        events.onEvent(BEGIN, this::begun);
        events.onEvent(OPERATION, this::done);
        recorder.ifPresent(ring -> events.onFlush(ring::heardLater));
        events.startAsync();
    }

    private void begun(RecordedEvent event) {
        if (reachNanos.size() >= MOST_BEGUN) {
            reachNanos.clear();
        }
        reachNanos.put(event.getLong(ID), event.getDuration().toNanos());
    }

    private void done(RecordedEvent event) {
        if (!event.getBoolean("safepoint")) {
            return;
        }
        Long reach = reachNanos.remove(event.getLong(ID));
        long reachedNanos = reach == null ? 0 : reach;
        long nanos = reachedNanos + event.getDuration().toNanos();
        count.incrementAndGet();
        totalNanos.addAndGet(nanos);
        longestNanos.accumulateAndGet(nanos, Math::max);
        longestReachNanos.accumulateAndGet(reachedNanos, Math::max);
        recorder.ifPresent(ring -> ring.note(
                FlightRecorder.Kind.SAFEPOINT,
                clock.nanoTime()
                        - Duration.between(event.getEndTime(), Instant.now()).toNanos(),
                -1,
                nanos,
                String.format(
                        Locale.ROOT,
                        "%s, %.3f ms of it until all threads stood",
                        event.getString("operation"),
                        reachedNanos / NANOS_PER_MILLI)));
    }

    /** The count up to now, after waiting for what is on its way. */
    public Stops settled() {
        try {
            Thread.sleep(FLUSH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Stops(
                count.get(),
                totalNanos.get() / NANOS_PER_MILLI,
                longestNanos.get() / NANOS_PER_MILLI,
                longestReachNanos.get() / NANOS_PER_MILLI);
    }

    @Override
    public void close() {
        events.close();
    }
}

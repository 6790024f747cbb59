package org.hillock.runtime.lsl;

import java.util.OptionalLong;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.StreamOutlet;
import org.hillock.acquisition.replay.Parker;
import org.hillock.acquisition.stream.SessionClock;

/**
 * Publishes a {@link TestStream} in real time. Stamps are regular whatever the machine does: sample n of a regular stream
 * has the start's time and n periods. A sample that is pushed more than a period, and more than ten milliseconds, after its
 * stamp counts as late. {@link #stop()} may come from any thread. Numbers are made and pushed without allocation.
 */
public final class TestPublisher {
    private static final long LATE_NANOS = 10_000_000;
    private static final long POLL_NANOS = 5_000_000;

    private final LslLibrary library;
    private final PublishSettings settings;
    private final Parker parker;
    private final TestStream formula;
    private final double rateHz;
    private final SamplePusher pusher;
    private volatile boolean stopped;
    private volatile long pushed;
    private volatile long late;

    /**
     * What was published.
     *
     * @param pushed samples
     * @param late those pushed long after their stamp
     * @param seconds from the first stamp to the last push
     * @param droppedForSlowConsumers samples that consumers lost; empty when the library does not tell
     */
    public record Outcome(long pushed, long late, double seconds, OptionalLong droppedForSlowConsumers) {}

    /** Prepares it; {@link #run} starts. */
    public TestPublisher(LslLibrary library, LslInfo info, PublishSettings settings, Parker parker) {
        this.library = library;
        this.settings = settings;
        this.parker = parker;
        this.formula = new TestStream(info.format(), info.channelCount());
        this.rateHz = info.nominalRateHz();
        this.pusher = new SamplePusher(formula, rateHz, settings.chunkSamples());
    }

    /** Ends a run soon. */
    public void stop() {
        stopped = true;
    }

    /** How many samples were pushed so far. */
    public long pushed() {
        return pushed;
    }

    /** Pushes until the length is reached or it is stopped. */
    public Outcome run(StreamOutlet outlet) {
        SessionClock clock = library.clock();
        awaitConsumer(outlet, clock);
        long startNanos = clock.nanoTime();
        long n = 0;
        while (!stopped) {
            int samples = samplesOfNext(n);
            if (samples == 0) {
                break;
            }
            long lastNanos = startNanos + stampNanos(n + samples - 1);
            waitUntil(lastNanos, clock);
            if (stopped) {
                break;
            }
            pusher.push(outlet, n, samples, lastNanos);
            n += samples;
            count(n, samples, lastNanos, clock.nanoTime());
        }
        double seconds = (clock.nanoTime() - startNanos) / 1e9;
        linger(outlet, clock);
        return new Outcome(n, late, seconds, outlet.droppedSamples());
    }

    private void count(long n, int samples, long lastNanos, long nowNanos) {
        long periodNanos = rateHz > 0 ? (long) (1e9 / rateHz) : 0;
        if (nowNanos - lastNanos > Math.max(LATE_NANOS, periodNanos)) {
            late = late + samples;
        }
        pushed = n;
    }

    /** The whole stream's number of samples bounds the last chunk; an irregular one ends by its stamps. */
    private int samplesOfNext(long n) {
        if (settings.length().isEmpty()) {
            return pusher.chunkSamples();
        }
        long lengthNanos = settings.length().get().toNanos();
        if (rateHz > 0) {
            long all = Math.round(lengthNanos / 1e9 * rateHz);
            return (int) Math.max(0, Math.min(pusher.chunkSamples(), all - n));
        }
        return stampNanos(n) < lengthNanos ? 1 : 0;
    }

    /** Irregular events have pauses of a half to one and a half of the mean, by the event's number. */
    long stampNanos(long n) {
        if (rateHz > 0) {
            return Math.round(n * 1e9 / rateHz);
        }
        double meanNanos = 1e9 / settings.eventsPerSecond();
        double shift = ((n * 37) & 63) / 64.0 - 0.5;
        return Math.round((n + shift / 2 + 0.25) * meanNanos);
    }

    private void waitUntil(long dueNanos, SessionClock clock) {
        for (long left = dueNanos - clock.nanoTime(); left > 0 && !stopped; left = dueNanos - clock.nanoTime()) {
            parker.park(Math.min(left, 20 * POLL_NANOS));
        }
    }

    private void awaitConsumer(StreamOutlet outlet, SessionClock clock) {
        long end = clock.nanoTime() + settings.waitForConsumer().toNanos();
        while (!stopped && !outlet.hasConsumers() && clock.nanoTime() < end) {
            parker.park(POLL_NANOS);
        }
    }

    private void linger(StreamOutlet outlet, SessionClock clock) {
        long end = clock.nanoTime() + settings.linger().toNanos();
        while (!stopped && outlet.hasConsumers() && clock.nanoTime() < end) {
            parker.park(POLL_NANOS);
        }
    }
}

package org.hillock.runtime.pipeline;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.hillock.acquisition.stream.ChunkPool;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.runtime.budget.ThreadCpu;
import org.hillock.runtime.host.WaitCost;
import org.hillock.runtime.session.BudgetSetting.WaitWord;

/** Measures what each way of waiting before the decoding thread gains and costs, on the queue that sessions use. */
public final class WaitTrial {
    private static final long PERIOD_NANOS = 1_000_000;
    private static final double RATE_HZ = 1000;
    private static final int CAPACITY = 16;
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double NANOS_PER_MICRO = 1e3;

    private final SessionClock clock;

    /** A trial by the machine's clock. */
    public WaitTrial(SessionClock clock) {
        this.clock = clock;
    }

    /** Hands chunks over, one a millisecond, for as long as told; the caller's thread waits for them. */
    public WaitCost measure(WaitWord waiting, Duration length) throws InterruptedException {
        ArrivalQueue queue = new ArrivalQueue(CAPACITY, waiting, clock);
        Thread source = new Thread(() -> emit(queue, length), "hand-over");
        source.setDaemon(true);
        Histogram lateness = new Histogram(SIGNIFICANT_DIGITS);
        long beganNanos = clock.nanoTime();
        long cpuNanos = ThreadCpu.nanos();
        source.start();
        ArrivalQueue.Arrival arrival = new ArrivalQueue.Arrival();
        while (queue.take(arrival)) {
            lateness.recordValue(Math.max(0, clock.nanoTime() - arrival.atNanos()));
            if (arrival.event() instanceof SampleChunk chunk) {
                chunk.release();
            }
        }
        double cpuShare = (ThreadCpu.nanos() - cpuNanos) / (double) (clock.nanoTime() - beganNanos);
        source.join();
        return new WaitCost(
                waiting.name().toLowerCase(Locale.ROOT),
                lateness.getValueAtPercentile(50) / NANOS_PER_MICRO,
                lateness.getValueAtPercentile(99) / NANOS_PER_MICRO,
                lateness.getMaxValue() / NANOS_PER_MICRO,
                cpuShare);
    }

    private void emit(ArrivalQueue queue, Duration length) {
        ChunkPool pool = new ChunkPool(StreamInfo.eeg("trial", Montage.eeg("Cz"), RATE_HZ), 1, 2 * CAPACITY);
        long endNanos = clock.nanoTime() + length.toNanos();
        for (long atNanos = clock.nanoTime() + PERIOD_NANOS; atNanos < endNanos; atNanos += PERIOD_NANOS) {
            while (clock.nanoTime() < atNanos) {
                LockSupport.parkNanos(atNanos - clock.nanoTime());
            }
            SampleChunk chunk = pool.take();
            chunk.fill(1, atNanos);
            queue.offer(chunk);
        }
        queue.end();
    }
}

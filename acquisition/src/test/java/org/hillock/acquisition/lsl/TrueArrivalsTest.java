package org.hillock.acquisition.lsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;

/** Whoever works on a source's thread cannot hide how long samples waited for that thread. */
@Timeout(30)
class TrueArrivalsTest {
    private static final SessionClock CLOCK = SessionClock.monotonic();
    private static final long BUSY_NANOS = 150_000_000;
    private static final StreamInfo STREAM = StreamInfo.eeg("cap", Montage.eeg("C3", "C4"), 250);

    @Test
    void aChunkThatWaitedForItsReaderTellsTheEarliestTimeOfItsArrival() throws InterruptedException {
        LslSettings settings = LslRig.fresh();
        CountDownLatch done = new CountDownLatch(1);
        List<Long> arrivals = new ArrayList<>();
        long[] busy = new long[2];
        try (LslOutlet outlet = LslOutlet.open(LslInfo.of(STREAM, "src"), settings, CLOCK);
                LslSource source =
                        LslSource.resolve(LslQuery.parse("name='cap'"), settings, CLOCK, Duration.ofSeconds(10))) {
            assertThat(source.tellsTrueArrivals()).isTrue();
            Disposable events = source.events().subscribe(event -> take(event, arrivals, busy, done));
            while (!outlet.hasConsumers()) {
                LockSupport.parkNanos(1_000_000);
            }
            while (done.getCount() > 0) {
                outlet.push(new float[2], CLOCK.nanoTime());
                LockSupport.parkNanos(4_000_000);
            }
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            events.dispose();
        }
        // Chunk 3 kept the thread; what came meanwhile lay ready, since when nobody knows.
        assertThat(busy[1] - busy[0]).isGreaterThanOrEqualTo(BUSY_NANOS);
        assertThat(arrivals.get(3)).isLessThanOrEqualTo(busy[0]);
        assertThat(arrivals).isSorted();
        assertThat(arrivals.get(12)).as("later ones are waited for again").isGreaterThan(busy[1]);
    }

    private static void take(StreamEvent event, List<Long> arrivals, long[] busy, CountDownLatch done) {
        if (event instanceof SampleChunk chunk) {
            arrivals.add(chunk.arrivalNanos());
            chunk.release();
            if (arrivals.size() == 3) {
                busy[0] = CLOCK.nanoTime();
                LockSupport.parkNanos(BUSY_NANOS);
                while (CLOCK.nanoTime() - busy[0] < BUSY_NANOS) {
                    LockSupport.parkNanos(1_000_000);
                }
                busy[1] = CLOCK.nanoTime();
            }
            if (arrivals.size() > 12) {
                done.countDown();
            }
        }
    }

    @Test
    void aRehearsalSendsAStreamToThisProcessAndHandsOnWhatCame() {
        List<Float> values = new ArrayList<>();
        List<Long> stamps = new ArrayList<>();
        try (LslRehearsal rehearsal = new LslRehearsal(STREAM, CLOCK, event -> {
            SampleChunk chunk = (SampleChunk) event;
            for (int f = 0; f < chunk.frameCount(); f++) {
                values.add(chunk.sample(f, 0));
                values.add(chunk.sample(f, 1));
                stamps.add(chunk.frameNanos()[f]);
            }
            chunk.release();
        })) {
            for (int k = 0; k < 100; k++) {
                rehearsal.send(new float[] {k, -k, k + 0.5f, -k - 0.5f}, k * 8_000_000L + 4_000_000L);
                rehearsal.send(new String[] {"left"}, k);
            }
        }
        assertThat(values).hasSize(400).startsWith(0f, 0f, 0.5f, -0.5f, 1f, -1f).endsWith(99.5f, -99.5f);
        assertThat(stamps).hasSize(200).isSorted();
        assertThat(stamps.get(199)).isEqualTo(99 * 8_000_000L + 4_000_000L);
    }
}

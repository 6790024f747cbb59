package org.hillock.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.hillock.acquisition.stream.ChunkPool;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.runtime.session.BudgetSetting.WaitWord;
import org.hillock.runtime.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArrivalQueueTest {
    private static final StreamInfo STREAM = stream();
    private final ArrivalQueue.Arrival arrival = new ArrivalQueue.Arrival();
    private final ArrivalQueue queue = new ArrivalQueue(4, WaitWord.PARK, SessionClock.monotonic());

    private static StreamInfo stream() {
        Session session = TestSessions.small("csp-lda", "{}");
        return Streams.decoded(session, TestSessions.sources(session).get(0));
    }

    private static SampleChunk chunk(int number) {
        long[] stamps = {10L * number, 10L * number + 5};
        return SampleChunk.of(STREAM, new float[2 * STREAM.channelCount()], stamps, stamps[1]);
    }

    private static Marker marker(long atNanos) {
        return new Marker(STREAM.id(), atNanos, atNanos, "left", 0);
    }

    private List<StreamEvent> rest() throws InterruptedException {
        queue.end();
        List<StreamEvent> events = new ArrayList<>();
        while (queue.take(arrival)) {
            events.add(arrival.event());
        }
        return events;
    }

    @Test
    void givesUpTheOldestChunksAndTellsOfThemInTheirPlace() throws InterruptedException {
        queue.offer(marker(1));
        for (int i = 0; i < 7; i++) {
            queue.offer(chunk(i));
        }
        assertThat(queue.droppedFrames()).isEqualTo(6);
        assertThat(queue.waitingFrames()).isEqualTo(8);
        List<StreamEvent> events = rest();
        assertThat(events).hasSize(6);
        assertThat(events.get(0)).isInstanceOf(Marker.class);
        Gap gap = (Gap) events.get(1);
        assertThat(gap.fromNanos()).isZero();
        assertThat(gap.toNanos()).isEqualTo(25);
        assertThat(gap.missingFrames()).isEqualTo(6);
        assertThat(((SampleChunk) events.get(2)).frameNanos()[0]).isEqualTo(30);
    }

    @Test
    void neverGrowsWhateverComes() throws InterruptedException {
        for (int i = 0; i < 10_000; i++) {
            queue.offer(chunk(i));
            queue.offer(marker(10L * i));
        }
        assertThat(rest()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void countsTheMarkersAndTheNewsThatItGivesUp() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            queue.offer(marker(i));
        }
        for (int i = 0; i < 5; i++) {
            queue.offer(new Lost(STREAM.id(), i, "test"));
        }
        assertThat(queue.droppedMarkers()).isEqualTo(17);
        assertThat(queue.droppedNews()).isZero();
        for (int i = 0; i < 5; i++) {
            queue.offer(new Lost(STREAM.id(), 5 + i, "test"));
        }
        assertThat(queue.droppedMarkers()).isEqualTo(20);
        assertThat(queue.droppedNews()).isEqualTo(2);
        assertThat(queue.droppedFrames()).isZero();
        assertThat(rest()).hasSize(8);
    }

    @Test
    void handsAFailureOnAfterWhatWasReadable() throws InterruptedException {
        queue.offer(chunk(0));
        queue.fail(new IllegalStateException("gone"));
        assertThat(queue.take(arrival)).isTrue();
        assertThat(queue.take(arrival)).isFalse();
        assertThat(queue.failure()).get().extracting(Throwable::getMessage).isEqualTo("gone");
    }

    @ParameterizedTest
    @EnumSource
    void wakesUpInEveryWayOfWaiting(WaitWord waiting) throws InterruptedException {
        ArrivalQueue own = new ArrivalQueue(4, waiting, SessionClock.monotonic());
        Thread source = new Thread(() -> {
            own.offer(chunk(0));
            own.end();
        });
        source.start();
        assertThat(own.take(arrival)).isTrue();
        assertThat(own.take(arrival)).isFalse();
        source.join();
    }

    @Test
    void tellsOfWhatItGaveUpOfEachStreamAndStaysBounded() throws InterruptedException {
        StreamInfo other = StreamInfo.eeg("other", STREAM.montage(), STREAM.nominalRateHz());
        for (int i = 0; i < 1000; i++) {
            queue.offer(chunk(i));
            long[] stamps = {10L * i};
            queue.offer(SampleChunk.of(other, new float[other.channelCount()], stamps, stamps[0]));
        }
        List<StreamEvent> events = rest();
        assertThat(events).hasSize(6);
        assertThat(events.subList(0, 2))
                .map(event -> (Gap) event)
                .satisfiesExactlyInAnyOrder(
                        gap -> assertThat(gap.missingFrames()).isEqualTo(2 * 998),
                        gap -> assertThat(gap.missingFrames()).isEqualTo(998));
        assertThat(queue.droppedFrames()).isEqualTo(3 * 998);
    }

    /** Both threads, through sleep and wake-up. */
    @ParameterizedTest
    @EnumSource(names = {"PARK", "HYBRID"})
    void allocatesNothingOnEitherSide(WaitWord waiting) throws InterruptedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ArrivalQueue own = new ArrivalQueue(64, waiting, SessionClock.monotonic());
        ChunkPool pool = new ChunkPool(STREAM, 2, 64);
        long[] offering = new long[2];
        Thread source = new Thread(() -> {
            offer(own, pool, 2000);
            offering[0] = threads.getCurrentThreadAllocatedBytes();
            offer(own, pool, 2000);
            offering[1] = threads.getCurrentThreadAllocatedBytes();
            own.end();
        });
        source.start();
        long[] taking = {threads.getCurrentThreadAllocatedBytes(), 0}; // its first call allocates
        int taken = 0;
        while (own.take(arrival)) {
            ((SampleChunk) arrival.event()).release();
            if (++taken == 2000) {
                taking[0] = threads.getCurrentThreadAllocatedBytes();
            }
        }
        taking[1] = threads.getCurrentThreadAllocatedBytes();
        source.join();
        assertThat(taken).isEqualTo(4000);
        assertThat(taking[1] - taking[0]).isZero();
        assertThat(offering[1] - offering[0]).isZero();
    }

    private static void offer(ArrivalQueue queue, ChunkPool pool, int chunks) {
        for (int i = 0; i < chunks; i++) {
            SampleChunk chunk = pool.take();
            chunk.fill(2, i);
            queue.offer(chunk);
            // The taker may be held up; a full queue would give chunks up.
            while (i % 16 == 0 && queue.waitingFrames() > 0) {
                LockSupport.parkNanos(200_000);
            }
        }
    }
}

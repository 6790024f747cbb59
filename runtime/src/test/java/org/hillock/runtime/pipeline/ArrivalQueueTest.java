package org.hillock.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.stream.Gap;
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
        for (Optional<ArrivalQueue.Arrival> next = queue.take(); next.isPresent(); next = queue.take()) {
            events.add(next.get().event());
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
    void handsAFailureOnAfterWhatWasReadable() throws InterruptedException {
        queue.offer(chunk(0));
        queue.fail(new IllegalStateException("gone"));
        assertThat(queue.take()).isPresent();
        assertThat(queue.take()).isEmpty();
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
        assertThat(own.take()).isPresent();
        assertThat(own.take()).isEmpty();
        source.join();
    }
}

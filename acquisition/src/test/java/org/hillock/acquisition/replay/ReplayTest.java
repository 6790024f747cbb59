package org.hillock.acquisition.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.EventTrace;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SignalSourceContract;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.acquisition.synthetic.SyntheticHeadset;
import org.hillock.acquisition.synthetic.SyntheticSettings;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class ReplayTest extends SignalSourceContract {
    private static final long SECOND = 1_000_000_000L;
    private static final StreamInfo EEG = StreamInfo.eeg("eeg", Montage.eeg("C3"), 10);

    /** Time that passes only while somebody waits. */
    private static final class VirtualTime implements SessionClock, Parker {
        long now = 77;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void park(long nanos) {
            now += Math.max(1, nanos / 2);
        }
    }

    private record Listed(List<StreamEvent> all) implements SignalSource {
        @Override
        public String name() {
            return "listed";
        }

        @Override
        public List<StreamInfo> streams() {
            return List.of(EEG, StreamInfo.markers("cues"));
        }

        @Override
        public Flux<StreamEvent> events() {
            return Flux.fromIterable(all);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private static Marker marker(String stream, double seconds) {
        long nanos = (long) (seconds * SECOND);
        return new Marker(stream, nanos, nanos, "m", 0);
    }

    private static SyntheticHeadset headset() {
        return new SyntheticHeadset(SyntheticSettings.defaults().withTrials(2));
    }

    @Override
    protected SignalSource open() {
        VirtualTime time = new VirtualTime();
        return new Replay(headset(), Pace.times(2), time, time);
    }

    /** The seconds after the first delivery at which each event was delivered. */
    private static List<Double> deliveries(Pace pace, StreamEvent... events) {
        VirtualTime time = new VirtualTime();
        List<Double> seconds = new ArrayList<>();
        long start = time.now;
        new Replay(new Listed(List.of(events)), pace, time, time)
                .events()
                .doOnNext(event -> seconds.add(Math.rint((time.now - start) / 1e6) / 1e3))
                .blockLast();
        return seconds;
    }

    private static List<EventTrace> traces(SignalSource source) {
        return source.events()
                .map(event -> {
                    EventTrace trace = EventTrace.of(event);
                    if (event instanceof SampleChunk chunk) {
                        chunk.release();
                    }
                    return trace;
                })
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    @Test
    void saysTheSameAtAnySpeed() {
        List<EventTrace> plain = traces(headset());
        VirtualTime time = new VirtualTime();
        assertThat(traces(new Replay(headset(), Pace.asFastAsPossible(), time, time)))
                .isEqualTo(plain);
        assertThat(time.now).isEqualTo(77);
        assertThat(traces(new Replay(headset(), Pace.realTime(), time, time))).isEqualTo(plain);
        long firstChunkEnds = 36_000_000;
        assertThat(time.now - 77).isEqualTo(11_996_000_000L - firstChunkEnds);
        assertThat(traces(new Replay(headset(), Pace.times(16), time, time))).isEqualTo(plain);
    }

    @Test
    void deliversEachEventWhenAsMuchTimeHasPassedAsInTheRecording() {
        StreamEvent[] events = {marker("cues", 100), marker("cues", 100.5), marker("cues", 103)};
        assertThat(deliveries(Pace.realTime(), events)).containsExactly(0.0, 0.5, 3.0);
        assertThat(deliveries(Pace.times(5), events)).containsExactly(0.0, 0.1, 0.6);
    }

    @Test
    void catchesUpAfterASlowListener() {
        VirtualTime time = new VirtualTime();
        List<Long> seconds = new ArrayList<>();
        new Replay(
                        new Listed(List.of(marker("cues", 0), marker("cues", 1), marker("cues", 2), marker("cues", 4))),
                        Pace.realTime(),
                        time,
                        time)
                .events()
                .doOnNext(event -> {
                    seconds.add((time.now - 77) / SECOND);
                    time.now += seconds.size() == 1 ? 3 * SECOND : 0;
                })
                .blockLast();
        assertThat(seconds).containsExactly(0L, 3L, 3L, 4L);
    }

    @Test
    void cutsALongGapForAllStreams() {
        assertThat(deliveries(
                        Pace.realTime().withLongestPause(Duration.ofSeconds(2)),
                        marker("cues", 0),
                        marker("other", 1),
                        new Gap("cues", 0, 7200 * SECOND, 9, 7200 * SECOND, "counter"),
                        marker("other", 7200.5),
                        marker("cues", 7201)))
                .containsExactly(0.0, 1.0, 3.0, 3.5, 4.0);
    }

    @Test
    void doesNotWaitForAJumpOfTheClock() {
        assertThat(deliveries(
                        Pace.realTime(),
                        marker("cues", 10),
                        marker("other", 11),
                        new ClockReset("cues", 10 * SECOND, 5000 * SECOND, 5000 * SECOND),
                        marker("cues", 5000),
                        marker("other", 12),
                        marker("cues", 5002)))
                .containsExactly(0.0, 1.0, 1.0, 1.0, 2.0, 3.0);
    }

    @Test
    void goesOnAfterAJumpBack() {
        assertThat(deliveries(Pace.realTime(), marker("cues", 100), marker("cues", 3), marker("cues", 4)))
                .containsExactly(0.0, 0.0, 1.0);
    }

    @Test
    void endsAWaitAtOnceWhenItIsCancelledAndReleasesTheChunk() throws InterruptedException {
        AtomicInteger delivered = new AtomicInteger();
        SampleChunk late = SampleChunk.of(EEG, new float[1], new long[] {3600 * SECOND}, 3600 * SECOND);
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Disposable running = hourLong(late, waits)
                .events()
                .doOnNext(event -> delivered.incrementAndGet())
                .subscribeOn(Schedulers.boundedElastic())
                .doFinally(signal -> ended.countDown())
                .subscribe();
        assertThat(waits.await(30, TimeUnit.SECONDS)).isTrue();
        running.dispose();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertReleased(late);
        assertThat(delivered).hasValue(1);
    }

    @Test
    void endsAWaitAtOnceWhenItIsClosed() throws InterruptedException {
        SampleChunk late = SampleChunk.of(EEG, new float[1], new long[] {3600 * SECOND}, 3600 * SECOND);
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch completed = new CountDownLatch(1);
        Replay replay = hourLong(late, waits);
        replay.events()
                .subscribeOn(Schedulers.boundedElastic())
                .doOnComplete(completed::countDown)
                .subscribe();
        assertThat(waits.await(30, TimeUnit.SECONDS)).isTrue();
        replay.close();
        assertThat(completed.await(30, TimeUnit.SECONDS)).isTrue();
        assertReleased(late);
    }

    @Test
    void failsWhenItsThreadIsInterruptedWhileItWaits() {
        VirtualTime time = new VirtualTime();
        Parker interrupting = nanos -> Thread.currentThread().interrupt();
        Replay replay = new Replay(
                new Listed(List.of(marker("cues", 0), marker("cues", 1))), Pace.realTime(), time, interrupting);
        List<Throwable> failures = new ArrayList<>();
        replay.events().subscribe(event -> {}, failures::add);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failures).singleElement().isInstanceOf(AcquisitionException.class);
    }

    @Test
    void refusesASpeedOrAPauseThatIsNotAboveZero() {
        assertThatThrownBy(() -> Pace.times(0)).hasMessage("the speed of a replay is above 0, not 0.0");
        assertThatThrownBy(() -> Pace.times(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Pace.realTime().withLongestPause(Duration.ZERO))
                .hasMessageContaining("pause");
    }

    private static Replay hourLong(SampleChunk late, CountDownLatch waits) {
        Parker telling = nanos -> {
            waits.countDown();
            Parker.ofThread().park(nanos);
        };
        return new Replay(
                new Listed(List.of(marker("cues", 0), late)),
                Pace.realTime().withLongestPause(Duration.ofHours(2)),
                SessionClock.monotonic(),
                telling);
    }

    /** A chunk that was released can't be retained. */
    private static void assertReleased(SampleChunk chunk) throws InterruptedException {
        boolean released = isReleased(chunk);
        for (int i = 0; i < 3000 && !released; i++) {
            Thread.sleep(10);
            released = isReleased(chunk);
        }
        assertThat(released).isTrue();
    }

    private static boolean isReleased(SampleChunk chunk) {
        try {
            chunk.retain().release();
            return false;
        } catch (IllegalStateException gone) {
            return true;
        }
    }
}

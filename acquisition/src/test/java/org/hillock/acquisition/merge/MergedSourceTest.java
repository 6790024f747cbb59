package org.hillock.acquisition.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.ChunkPool;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

@Timeout(20)
class MergedSourceTest {
    private static final StreamInfo EEG = StreamInfo.eeg("eeg", Montage.eeg("C3"), 100);
    private static final StreamInfo CUES = StreamInfo.markers("cues");

    private final ScriptedSource eeg = new ScriptedSource(EEG);
    private final ScriptedSource cues = new ScriptedSource(CUES);
    private final BlockingQueue<StreamEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

    private MergedSource merged(Duration holdBack) {
        return new MergedSource(List.of(eeg, cues), holdBack, SessionClock.monotonic());
    }

    private MergedSource running(Duration holdBack) {
        MergedSource source = merged(holdBack);
        source.events().subscribe(events::add, e -> ends.add(String.valueOf(e.getMessage())), () -> ends.add("end"));
        return source;
    }

    private static SampleChunk chunk(long lastNanos) {
        return SampleChunk.of(EEG, new float[1], new long[] {lastNanos}, lastNanos);
    }

    private static Marker cue(long timeNanos) {
        return new Marker("cues", timeNanos, timeNanos, "left", 0);
    }

    private StreamEvent next() throws InterruptedException {
        StreamEvent event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    @Test
    void passesEverythingOnAtOnceAndCountsLateMarkers() {
        MergedSource source = running(Duration.ZERO);
        eeg.tell(chunk(10), chunk(20));
        cues.tell(cue(15));
        assertThat(events).hasSize(3);
        assertThat(source.lateMarkers()).isEqualTo(1);
        assertThat(source.streams()).containsExactly(EEG, CUES);
    }

    @Test
    void waitsForALateMarkerAsLongAsTheHoldBack() throws InterruptedException {
        MergedSource source = running(Duration.ofSeconds(5));
        eeg.tell(chunk(10), chunk(20));
        cues.tell(cue(15), cue(30));
        assertThat(next()).isInstanceOf(SampleChunk.class);
        assertThat(next()).isEqualTo(cue(15));
        assertThat(((SampleChunk) next()).frameNanos()).containsExactly(20);
        assertThat(source.lateMarkers()).isZero();
    }

    @Test
    void letsSamplesGoWhenTheHoldBackEndsThoughNobodyElseSpeaks() throws InterruptedException {
        MergedSource source = running(Duration.ofMillis(50));
        long begun = System.nanoTime();
        eeg.tell(chunk(10));
        assertThat(next()).isInstanceOf(SampleChunk.class);
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(50_000_000);
        source.close();
    }

    @Test
    void endsWithItsFirstSourceOnlyAndClosesAll() throws InterruptedException {
        running(Duration.ZERO);
        cues.tell(new Lost("cues", 1, "gone"));
        cues.told.tryEmitComplete();
        eeg.tell(chunk(10));
        assertThat(next()).isInstanceOf(Lost.class);
        assertThat(next()).isInstanceOf(SampleChunk.class);
        assertThat(ends).isEmpty();
        eeg.told.tryEmitComplete();
        assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo("end");
        assertThat(cues.closed).isTrue();
    }

    @Test
    void failsWithAnySourceAfterWhatCameBefore() throws InterruptedException {
        running(Duration.ofSeconds(5));
        eeg.tell(chunk(10));
        cues.told.tryEmitError(new AcquisitionException("The markers are broken."));
        assertThat(next()).isInstanceOf(SampleChunk.class);
        assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo("The markers are broken.");
    }

    @Test
    void givesNoMoreThanItIsAskedFor() {
        MergedSource source = merged(Duration.ZERO);
        List<Subscription> asks = new ArrayList<>();
        source.events().subscribe(new BaseSubscriber<StreamEvent>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                asks.add(subscription);
            }

            @Override
            protected void hookOnNext(StreamEvent event) {
                events.add(event);
            }
        });
        eeg.tell(chunk(20));
        cues.tell(cue(10));
        assertThat(events).isEmpty();
        asks.get(0).request(1);
        assertThat(events).as("the earlier one of the two that wait").containsExactly(cue(10));
        asks.get(0).request(5);
        assertThat(events).hasSize(2);
    }

    @Test
    void refusesTwoStreamsOfOneName() {
        assertThatThrownBy(() -> new MergedSource(List.of(eeg, eeg), Duration.ZERO, SessionClock.monotonic()))
                .hasMessageContaining("'eeg'");
    }

    @Test
    void makesMarkersOfEventCodesAndGivesTheirChunksBack() {
        StreamInfo codes = new StreamInfo(
                "eeg", "triggers", "Markers", Montage.eeg("code"), 0, ChannelFormat.INT32, EEG.properties());
        ScriptedSource numbers = new ScriptedSource(codes);
        MarkerSource markers = new MarkerSource(numbers, "cues");
        markers.events().subscribe(events::add);
        ChunkPool pool = new ChunkPool(codes, 2, 1);
        SampleChunk chunk = pool.take();
        chunk.samples()[0] = 769;
        chunk.samples()[1] = 1.5f;
        chunk.frameNanos()[0] = 5;
        chunk.frameNanos()[1] = 6;
        chunk.fill(2, 9);
        numbers.tell(chunk, new Lost("eeg", 7, "gone"));
        assertThat(events)
                .containsExactly(
                        new Marker("cues", 5, 9, "769", 0),
                        new Marker("cues", 6, 9, "1.5", 0),
                        new Lost("cues", 7, "gone"));
        assertThat(pool.idleCount()).isEqualTo(1);
        assertThat(markers.streams().get(0).carriesMarkers()).isTrue();
    }
}

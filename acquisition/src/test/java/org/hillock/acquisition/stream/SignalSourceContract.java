package org.hillock.acquisition.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.hillock.acquisition.AcquisitionException;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/**
 * What every {@link SignalSource} has to keep. A kind of source extends this and says how to open one; sources that are
 * endless, late or not repeatable say so by overriding the protected questions.
 */
public abstract class SignalSourceContract {
    /** Opens a fresh source of at least four events; each call gives the same signal. */
    protected abstract SignalSource open();

    /** How many events to look at; a source that does not end by itself gives a number. */
    protected int eventLimit() {
        return Integer.MAX_VALUE;
    }

    /** Whether a marker may come after a chunk that ends after the marker's time. */
    protected boolean mayDeliverMarkersLate() {
        return false;
    }

    /** Whether two sources opened alike say the same. */
    protected boolean isRepeatable() {
        return true;
    }

    /** Whether the stamps of arrival are the source's own, and so do not decrease within a stream. */
    protected boolean hasOrderedArrivals() {
        return true;
    }

    /** Whether there are chunks at all. */
    protected boolean hasChunks() {
        return true;
    }

    /** How long to wait for a source before the test fails. */
    protected Duration patience() {
        return Duration.ofSeconds(30);
    }

    private List<EventTrace> traceAll(SignalSource source) {
        List<EventTrace> traces = source.events()
                .take(eventLimit())
                .map(event -> {
                    EventTrace trace = EventTrace.of(event);
                    release(event);
                    return trace;
                })
                .collectList()
                .block(patience());
        assertThat(traces).as("the events of %s", source.name()).isNotNull();
        return traces == null ? List.of() : traces;
    }

    private static void release(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            chunk.release();
        }
    }

    @Test
    void hasANameAndDistinctStreamsBeforeTheFirstEvent() {
        try (SignalSource source = open()) {
            assertThat(source.name()).isNotBlank();
            List<StreamInfo> streams = source.streams();
            assertThat(streams).isNotEmpty();
            assertThat(streams)
                    .extracting(StreamInfo::id)
                    .doesNotHaveDuplicates()
                    .allSatisfy(id -> assertThat(id).isNotBlank());
            traceAll(source);
            assertThat(source.streams()).isEqualTo(streams);
        }
    }

    @Test
    void givesEachEventToAStreamThatItDeclared() {
        try (SignalSource source = open()) {
            Map<String, StreamInfo> streams = new HashMap<>();
            source.streams().forEach(stream -> streams.put(stream.id(), stream));
            List<EventTrace> traces = traceAll(source);
            assertThat(traces).hasSizeGreaterThanOrEqualTo(4);
            for (EventTrace trace : traces) {
                assertThat(streams).containsKey(trace.streamId());
                if (trace.isChunk()) {
                    assertThat(trace.stream()).isEqualTo(streams.get(trace.streamId()));
                    assertThat(trace.stream().carriesMarkers()).as("%s", trace).isFalse();
                }
            }
        }
    }

    @Test
    void fillsItsChunksAsTheirStreamSays() {
        try (SignalSource source = open()) {
            List<String> faults = source.events()
                    .take(eventLimit())
                    .mapNotNull(event -> {
                        String fault = event instanceof SampleChunk chunk ? shapeFault(chunk) : "";
                        release(event);
                        return fault;
                    })
                    .filter(fault -> !fault.isEmpty())
                    .collectList()
                    .block(patience());
            assertThat(faults).isEmpty();
        }
    }

    private static String shapeFault(SampleChunk chunk) {
        int channels = chunk.stream().channelCount();
        boolean sound = chunk.frameCount() >= 1
                && chunk.frameCount() <= chunk.capacityFrames()
                && chunk.channelCount() == channels
                && chunk.samples().length >= chunk.frameCount() * channels
                && chunk.frameNanos().length >= chunk.frameCount();
        return sound
                ? ""
                : chunk + " has arrays of " + chunk.samples().length + " values and " + chunk.frameNanos().length
                        + " stamps";
    }

    @Test
    void neverStepsBackInTimeBetweenTwoClockResets() {
        try (SignalSource source = open()) {
            Map<String, Long> lastStamp = new HashMap<>();
            for (EventTrace trace : traceAll(source)) {
                if (trace.event() instanceof ClockReset) {
                    lastStamp.remove(trace.streamId());
                } else if (trace.isChunk()) {
                    assertThat(trace.ascending()).as("stamps inside %s", trace).isTrue();
                    long before = lastStamp.getOrDefault(trace.streamId(), Long.MIN_VALUE);
                    assertThat(trace.firstNanos())
                            .as("first stamp of %s", trace)
                            .isGreaterThanOrEqualTo(before);
                    lastStamp.put(trace.streamId(), trace.lastNanos());
                }
            }
        }
    }

    @Test
    void tellsTheEventsOfAStreamInTheOrderOfTheirArrival() {
        try (SignalSource source = open()) {
            Map<String, Long> lastArrival = new HashMap<>();
            for (EventTrace trace : traceAll(source)) {
                if (trace.event() instanceof ClockReset) {
                    lastArrival.remove(trace.streamId());
                } else if (hasOrderedArrivals()) {
                    long before = lastArrival.getOrDefault(trace.streamId(), Long.MIN_VALUE);
                    assertThat(trace.arrivalNanos()).as("arrival of %s", trace).isGreaterThanOrEqualTo(before);
                    lastArrival.put(trace.streamId(), trace.arrivalNanos());
                }
            }
        }
    }

    @Test
    void bringsAMarkerNoLaterThanTheFirstChunkThatEndsAfterIt() {
        try (SignalSource source = open()) {
            Map<String, Long> chunkEnd = new HashMap<>();
            for (EventTrace trace : traceAll(source)) {
                if (trace.event() instanceof ClockReset) {
                    chunkEnd.remove(trace.streamId());
                } else if (trace.isChunk()) {
                    chunkEnd.put(trace.streamId(), trace.lastNanos());
                } else if (trace.event() instanceof Marker marker && !mayDeliverMarkersLate()) {
                    assertThat(chunkEnd.values())
                            .as("ends of the chunks before %s", marker)
                            .allSatisfy(end -> assertThat(end).isLessThanOrEqualTo(marker.timeNanos()));
                }
            }
        }
    }

    @Test
    void emitsNoMoreThanWasAskedFor() throws InterruptedException {
        try (SignalSource source = open()) {
            Counting counting = new Counting();
            source.events().subscribe(counting);
            assertThat(counting.seen.get()).isZero();
            counting.request(1);
            counting.await(1, patience());
            assertThat(counting.seen.get()).isEqualTo(1);
            counting.request(3);
            counting.await(4, patience());
            assertThat(counting.seen.get()).isEqualTo(4);
            counting.cancel();
        }
    }

    @Test
    void completesAtItsEnd() throws InterruptedException {
        try (SignalSource source = open()) {
            Counting counting = new Counting();
            source.events().take(eventLimit()).subscribe(counting);
            counting.request(Long.MAX_VALUE);
            assertThat(counting.ended.await(patience().toMillis(), TimeUnit.MILLISECONDS))
                    .as("%s ended", source.name())
                    .isTrue();
            assertThat(counting.failure.get()).isNull();
        }
    }

    @Test
    void handsEachChunkOverForExactlyOneRelease() {
        try (SignalSource source = open()) {
            AtomicInteger chunks = new AtomicInteger();
            source.events()
                    .take(eventLimit())
                    .doOnNext(event -> {
                        if (event instanceof SampleChunk chunk) {
                            chunks.incrementAndGet();
                            assertThatCode(chunk::release).doesNotThrowAnyException();
                            assertThatThrownBy(chunk::release).isInstanceOf(IllegalStateException.class);
                        }
                    })
                    .blockLast(patience());
            assertThat(chunks.get() > 0).isEqualTo(hasChunks());
        }
    }

    @Test
    void leavesAChunkAloneUntilItIsReleased() {
        try (SignalSource source = open()) {
            List<SampleChunk> held = new ArrayList<>();
            List<EventTrace> asDelivered = new ArrayList<>();
            source.events()
                    .take(Math.min(eventLimit(), 500))
                    .doOnNext(event -> {
                        if (event instanceof SampleChunk chunk) {
                            held.add(chunk);
                            asDelivered.add(EventTrace.of(chunk));
                        }
                    })
                    .blockLast(patience());
            assertThat(held.stream().map(EventTrace::of).toList()).isEqualTo(asDelivered);
            held.forEach(SampleChunk::release);
        }
    }

    @Test
    void saysTheSameWhenOpenedAgain() {
        if (!isRepeatable()) {
            return;
        }
        try (SignalSource first = open();
                SignalSource second = open()) {
            assertThat(second.streams()).isEqualTo(first.streams());
            assertThat(traceAll(second)).isEqualTo(traceAll(first));
        }
    }

    @Test
    void mayBeClosedTwiceAndThenEndsSoon() throws InterruptedException {
        SignalSource source = open();
        Counting counting = new Counting();
        source.events().subscribe(counting);
        counting.request(1);
        counting.await(1, patience());
        source.close();
        assertThatCode(source::close).doesNotThrowAnyException();
        counting.request(Long.MAX_VALUE);
        assertThat(counting.ended.await(patience().toMillis(), TimeUnit.MILLISECONDS))
                .as("%s ended after its close", source.name())
                .isTrue();
        Throwable failure = counting.failure.get();
        if (failure != null) {
            assertThat(failure).isInstanceOf(AcquisitionException.class);
        }
    }

    @Test
    void mayBeClosedWithoutEverBeingHeard() {
        SignalSource source = open();
        assertThatCode(source::close).doesNotThrowAnyException();
    }

    /** Counts what comes, asks for nothing by itself, and releases every chunk. */
    private static final class Counting extends BaseSubscriber<StreamEvent> {
        final AtomicInteger seen = new AtomicInteger();
        final CountDownLatch ended = new CountDownLatch(1);
        final AtomicReference<Throwable> failure = new AtomicReference<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // Nothing is requested here: the test decides.
        }

        @Override
        protected void hookOnNext(StreamEvent event) {
            seen.incrementAndGet();
            release(event);
        }

        @Override
        protected void hookOnError(Throwable throwable) {
            failure.set(throwable);
            ended.countDown();
        }

        @Override
        protected void hookOnComplete() {
            ended.countDown();
        }

        void await(int events, Duration patience) throws InterruptedException {
            long deadline = System.nanoTime() + patience.toNanos();
            while (seen.get() < events && ended.getCount() > 0 && System.nanoTime() < deadline) {
                Thread.sleep(1);
            }
        }
    }
}

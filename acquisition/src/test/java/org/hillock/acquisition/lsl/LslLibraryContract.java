package org.hillock.acquisition.lsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;

/** What every {@link LslLibrary} has to keep, as the publisher and as the receiver of one stream. */
public abstract class LslLibraryContract {
    private static final String NOT_SEEN =
            "NOT RUN: the end of an outlet; liblsl 1.17 does not tell its own inlet in the same process of it";
    private static final String NOT_CLOSED =
            "NOT RUN: the end of a connection; liblsl 1.17.7 leaves those of a destroyed outlet open that has sent a sample";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String name = "contract-" + UUID.randomUUID();

    /** The library that publishes; agrees with the receiver on the settings. */
    protected abstract LslLibrary publisher();

    /** The library that finds and receives. */
    protected abstract LslLibrary receiver();

    /** Whether a receiver in the same process sees the close of an outlet. */
    protected boolean seesCloses() {
        return true;
    }

    /** Whether an outlet that is closed ends its connections at once. */
    protected boolean closesConnections() {
        return true;
    }

    private LslInfo find() {
        List<LslInfo> found = receiver().resolve(LslQuery.property("name", name), 1, PATIENCE);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelFormat.class,
            names = {"FLOAT32", "DOUBLE64", "INT8", "INT16", "INT32", "INT64"})
    void carriesNumbersAndStampsExactly(ChannelFormat format) throws IOException {
        LslInfo info = LslInfo.of(name, "EEG", 3, format, "", 100);
        try (StreamOutlet outlet = publisher().openOutlet(info);
                StreamInlet inlet = receiver().openInlet(find(), 1000)) {
            awaitConsumer(outlet);
            long least = -(1L << (8 * Math.min(6, format.bytes()) - 1));
            outlet.push(new long[] {least, 0, 127}, 5_000_000_123L);
            outlet.push(new double[] {1, 2, 3, 4, 5, 6}, 6_000_000_000L);
            outlet.push(new float[] {-1, 1e9f, 2.75f}, 7_000_000_000L);
            expect(inlet, 5.000000123, (double) least, 0, 127);
            expect(inlet, 5.99, 1, 2, 3);
            expect(inlet, 6.0, 4, 5, 6);
            boolean whole = format != ChannelFormat.FLOAT32 && format != ChannelFormat.DOUBLE64;
            double most = whole ? Math.min(1e9, StrictMath.pow(2, 8 * format.bytes() - 1) - 1) : 1e9;
            expect(inlet, 7.0, -1, most, whole ? 3 : 2.75);
        }
    }

    private static void expect(StreamInlet inlet, double seconds, double... expected) throws IOException {
        double[] values = new double[expected.length];
        assertThat(inlet.nextSeconds()).isCloseTo(seconds, within(1e-12));
        inlet.readDoubles(values, 0);
        assertThat(values).containsExactly(expected);
    }

    @Test
    void carriesSixtyFourBitsOfAnInteger() throws IOException {
        LslInfo info = LslInfo.of(name, "Codes", 2, ChannelFormat.INT64, "", 0);
        try (StreamOutlet outlet = publisher().openOutlet(info);
                StreamInlet inlet = receiver().openInlet(find(), 1000)) {
            awaitConsumer(outlet);
            outlet.push(new long[] {Long.MAX_VALUE, Long.MIN_VALUE + 1}, 1_000_000_000L);
            long[] values = new long[2];
            assertThat(inlet.nextSeconds()).isEqualTo(1.0);
            inlet.readLongs(values, 0);
            assertThat(values).containsExactly(Long.MAX_VALUE, Long.MIN_VALUE + 1);
        }
    }

    @Test
    void carriesTexts() throws IOException {
        LslInfo info = LslInfo.of(name, "Markers", 2, ChannelFormat.STRING, "", 0);
        try (StreamOutlet outlet = publisher().openOutlet(info);
                StreamInlet inlet = receiver().openInlet(find(), 1000)) {
            awaitConsumer(outlet);
            outlet.push(new String[] {"", "h\u00e9"}, 1_000_000_000L);
            outlet.push(new String[] {"x".repeat(100_000), "left"}, 2_000_000_000L);
            String[] texts = new String[2];
            assertThat(inlet.nextSeconds()).isEqualTo(1.0);
            inlet.readTexts(texts);
            assertThat(texts).containsExactly("", "h\u00e9");
            assertThat(inlet.nextSeconds()).isEqualTo(2.0);
            inlet.readTexts(texts);
            assertThat(texts).containsExactly("x".repeat(100_000), "left");
        }
    }

    @Test
    @SuppressWarnings("try")
    void findsByNameTypeSourceIdAndPredicateAndTellsTheDescription() {
        LslInfo info = LslInfo.of(StreamInfo.eeg(name, Montage.eeg("C3", "C4"), 250), "src-" + name);
        try (StreamOutlet outlet = publisher().openOutlet(info)) {
            for (String query : List.of(
                    "name='" + name + "'",
                    "type='EEG' and name='" + name + "'",
                    "source_id='src-" + name + "'",
                    "starts-with(name,'contract') and contains(source_id,'" + name + "') and channel_count>1")) {
                assertThat(receiver().resolve(LslQuery.parse(query), 1, PATIENCE))
                        .as(query)
                        .extracting(LslInfo::uid)
                        .containsExactly(outlet.info().uid());
            }
            assertThat(receiver().resolve(LslQuery.property("name", "nobody"), 1, Duration.ofMillis(600)))
                    .isEmpty();
            LslInfo full = receiver().fullInfo(find());
            assertThat(full.toStream("x").montage().labels()).containsExactly("C3", "C4");
            assertThat(full.nominalRateHz()).isEqualTo(250);
        }
    }

    @Test
    void measuresTheClockOfTheOutlet() throws IOException {
        LslInfo info = LslInfo.of(name, "EEG", 1, ChannelFormat.FLOAT32, "", 100);
        try (StreamOutlet outlet = publisher().openOutlet(info);
                ClockMeter meter = receiver().openClockMeter(find())) {
            assertThat(outlet.hasConsumers()).isFalse();
            ClockOffset offset = meter.measure().orElseThrow();
            // Publisher and receiver read the same clock, so that the error is at most half the round trip.
            double bound = Math.max(1e-3, offset.uncertaintySeconds() / 2);
            assertThat(Math.abs(offset.correctionSeconds())).isLessThan(bound);
        }
    }

    @Test
    void tellsWhenTheOutletGoesAwayAndWhenNothingComes() throws IOException {
        assumeTrue(seesCloses(), NOT_SEEN);
        LslInfo info = LslInfo.of(name, "EEG", 1, ChannelFormat.FLOAT32, "", 100);
        StreamOutlet outlet = publisher().openOutlet(info);
        try (StreamInlet inlet = receiver().openInlet(find(), 1000)) {
            awaitConsumer(outlet);
            inlet.silenceLimit(Duration.ofMillis(150));
            assertThatThrownBy(inlet::nextSeconds).isInstanceOf(SocketTimeoutException.class);
            outlet.push(new float[] {7}, 1_000_000_000L);
            expect(inlet, 1.0, 7);
            inlet.silenceLimit(PATIENCE);
            outlet.close();
            assumeTrue(closesConnections(), NOT_CLOSED);
            assertThatThrownBy(inlet::nextSeconds)
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        } finally {
            outlet.close();
        }
    }

    @Test
    void endsAWaitWhenItIsClosedByAnotherThread() throws IOException, InterruptedException {
        LslInfo info = LslInfo.of(name, "EEG", 1, ChannelFormat.FLOAT32, "", 100);
        try (StreamOutlet outlet = publisher().openOutlet(info)) {
            StreamInlet inlet = receiver().openInlet(find(), 1000);
            awaitConsumer(outlet);
            BlockingQueue<String> ends = new LinkedBlockingQueue<>();
            Thread reader = new Thread(() -> {
                try {
                    inlet.nextSeconds();
                    ends.add("a sample");
                } catch (IOException e) {
                    ends.add("closed");
                }
            });
            reader.start();
            TimeUnit.MILLISECONDS.sleep(50);
            inlet.close();
            inlet.close();
            assertThat(ends.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo("closed");
            reader.join();
        }
    }

    @Test
    void refusesWhatMakesNoSample() {
        LslInfo numbers = LslInfo.of(name, "EEG", 2, ChannelFormat.FLOAT32, "", 100);
        LslInfo texts = LslInfo.of(name, "Markers", 1, ChannelFormat.STRING, "", 0);
        try (StreamOutlet first = publisher().openOutlet(numbers);
                StreamOutlet second = publisher().openOutlet(texts)) {
            assertThatThrownBy(() -> first.push(new float[] {1, 2, 3}, 0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> first.push(new String[] {"a", "b"}, 0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> second.push(new float[] {1}, 0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> second.push(new String[] {"a", "b"}, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void becomesASourceThatRecoversByItsSourceId() throws InterruptedException {
        assumeTrue(seesCloses(), NOT_SEEN);
        LslInfo info = LslInfo.of(StreamInfo.markers(name), "device-" + name);
        StreamOutlet first = publisher().openOutlet(info);
        try (LslSource source = LslSource.resolve(LslQuery.property("name", name), receiver(), PATIENCE)) {
            BlockingQueue<StreamEvent> events = new LinkedBlockingQueue<>();
            Disposable running = source.events().subscribe(events::add);
            awaitConsumer(first);
            long now = publisher().clock().nanoTime();
            first.push(new String[] {"left"}, now);
            Marker left = (Marker) next(events);
            assertThat(left.label()).isEqualTo("left");
            double bound = 1e9 * source.clockOffset().orElseThrow().uncertaintySeconds() / 2 + 1e6;
            assertThat((double) left.timeNanos()).isCloseTo((double) now, within(bound));
            first.close();
            assertThat(next(events)).isInstanceOf(Lost.class);
            try (StreamOutlet second = publisher().openOutlet(info)) {
                assertThat(next(events)).isInstanceOf(Recovered.class);
                awaitConsumer(second);
                second.push(new String[] {"right"}, publisher().clock().nanoTime());
                assertThat(((Marker) next(events)).label()).isEqualTo("right");
            }
            running.dispose();
        } finally {
            first.close();
        }
    }

    @Test
    void countsWhatASubscriberThatDoesNotAskLoses() throws InterruptedException {
        LslInfo info = LslInfo.of(StreamInfo.markers(name), "");
        try (StreamOutlet outlet = publisher().openOutlet(info);
                LslSource source = LslSource.resolve(LslQuery.property("name", name), receiver(), PATIENCE)) {
            BaseSubscriber<StreamEvent> lazy = new BaseSubscriber<>() {
                @Override
                protected void hookOnSubscribe(Subscription subscription) {
                    // Asks for nothing.
                }
            };
            source.events().subscribe(lazy);
            awaitConsumer(outlet);
            for (int n = 0; n < 3000; n++) {
                outlet.push(new String[] {"m" + n}, publisher().clock().nanoTime());
            }
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (source.droppedFrames() < 1976 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThat(source.droppedFrames()).isGreaterThanOrEqualTo(1976);
            lazy.cancel();
        }
    }

    @Test
    void keepsNoMoreThanTheBufferForASubscriberThatDoesNotAsk() throws InterruptedException {
        int pushed = 400;
        LslInfo info = LslInfo.of(StreamInfo.eeg(name, Montage.eeg("C3"), 100), "");
        LslLibrary brief = LslLibrary.named(
                receiver().word(),
                receiver().settings().withBuffer(Duration.ofMillis(500)),
                receiver().clock());
        List<StreamEvent> events = Collections.synchronizedList(new ArrayList<>());
        BaseSubscriber<StreamEvent> lazy = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                // Asks later.
            }

            @Override
            protected void hookOnNext(StreamEvent event) {
                events.add(event);
            }
        };
        try (StreamOutlet outlet = publisher().openOutlet(info);
                LslSource source = LslSource.resolve(LslQuery.property("name", name), brief, PATIENCE)) {
            source.events().subscribe(lazy);
            awaitConsumer(outlet);
            long end = System.nanoTime() + PATIENCE.toNanos();
            // Nothing is read before the clock is known.
            while (source.clockOffset().isEmpty() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            for (int n = 0; n < pushed; n++) {
                outlet.push(new float[] {n}, publisher().clock().nanoTime());
                TimeUnit.MICROSECONDS.sleep(500);
            }
            // One chunk is kept though it may be longer than the buffer.
            while (source.droppedFrames() < pushed - 128 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            TimeUnit.MILLISECONDS.sleep(50);
            lazy.request(Long.MAX_VALUE);
            Gap gap = (Gap) events.get(0);
            assertThat(gap.missingFrames()).isEqualTo(source.droppedFrames()).isGreaterThanOrEqualTo(pushed - 128);
            long kept = 0;
            for (StreamEvent event : List.copyOf(events).subList(1, events.size())) {
                kept += ((SampleChunk) event).frameCount();
            }
            assertThat(kept + gap.missingFrames()).isEqualTo(pushed);
        }
    }

    @Test
    void receivesChunksAsASource() throws InterruptedException {
        LslInfo info = LslInfo.of(StreamInfo.eeg(name, Montage.eeg("C3", "C4"), 100), "");
        try (StreamOutlet outlet = publisher().openOutlet(info);
                LslSource source = receiver().openSource(find())) {
            BlockingQueue<StreamEvent> events = new LinkedBlockingQueue<>();
            Disposable running = source.events().subscribe(events::add);
            awaitConsumer(outlet);
            outlet.push(new float[] {1, -1}, publisher().clock().nanoTime());
            SampleChunk chunk = (SampleChunk) next(events);
            assertThat(chunk.sample(0, 1)).isEqualTo(-1);
            chunk.release();
            running.dispose();
        }
    }

    @Test
    void pushesAndReadsNumbersWithoutAllocating() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        LslInfo info = LslInfo.of(name, "EEG", 8, ChannelFormat.FLOAT32, "", 250);
        try (StreamOutlet outlet = publisher().openOutlet(info);
                StreamInlet inlet = receiver().openInlet(find(), 1000)) {
            awaitConsumer(outlet);
            float[] values = new float[8];
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 20; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int n = 1; n <= 200; n++) {
                    outlet.push(values, n * 4_000_000L);
                    inlet.nextSeconds();
                    inlet.readFloats(values, 0);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(least).as("bytes for 200 samples there and back").isZero();
        }
    }

    @Test
    void refusesAStreamThatIsGone() {
        LslInfo info = LslInfo.of(name, "EEG", 1, ChannelFormat.FLOAT32, "", 100);
        LslInfo found;
        try (StreamOutlet outlet = publisher().openOutlet(info)) {
            found = find();
            assertThat(found.uid()).isEqualTo(outlet.info().uid());
        }
        assertThatThrownBy(() -> receiver().openInlet(found, 100))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining(name);
    }

    private static StreamEvent next(BlockingQueue<StreamEvent> events) throws InterruptedException {
        StreamEvent event = events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    private static void awaitConsumer(StreamOutlet outlet) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!outlet.hasConsumers() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(outlet.hasConsumers()).isTrue();
    }
}

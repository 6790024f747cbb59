package org.hillock.acquisition.lsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;

/** Outlet, resolver, inlet and source against each other on 127.0.0.1; most of its time is waiting. */
@Execution(ExecutionMode.CONCURRENT)
class LoopbackTest {
    private static final SessionClock CLOCK = SessionClock.monotonic();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LslSettings settings = LslRig.fresh();

    @ParameterizedTest
    @EnumSource(
            value = ChannelFormat.class,
            names = {"FLOAT32", "DOUBLE64", "INT8", "INT16", "INT32", "INT64"})
    void carriesNumbersOfEveryFormatExactly(ChannelFormat format) throws IOException {
        LslInfo info = LslInfo.of("numbers", "EEG", 3, format, "src", 100);
        try (LslOutlet outlet = LslOutlet.open(info, settings, CLOCK);
                LslInlet inlet = LslInlet.open(find("numbers"), 1000)) {
            awaitConsumer(outlet);
            long[] extremes = {-(1L << (8 * Math.min(7, format.bytes()) - 1)), 0, 127};
            outlet.push(extremes, 5_000_000_123L);
            outlet.push(new double[] {1, 2, 3, 4, 5, 6}, 6_000_000_000L);
            double[] values = new double[3];
            assertThat(inlet.nextSeconds()).isEqualTo(5.000000123);
            inlet.readDoubles(values, 0);
            assertThat(values).containsExactly((double) extremes[0], 0, 127);
            assertThat(inlet.nextSeconds()).isCloseTo(5.99, within(1e-12));
            inlet.readDoubles(values, 0);
            assertThat(values).containsExactly(1, 2, 3);
            assertThat(inlet.nextSeconds()).isEqualTo(6.0);
            inlet.readDoubles(values, 0);
            assertThat(values).containsExactly(4, 5, 6);
        }
    }

    @Test
    void tellsTheWholeDescriptionOnRequest() {
        Montage montage = new Montage(List.of(Channel.eeg("C3"), Channel.eeg("C4")));
        LslInfo info = LslInfo.of(StreamInfo.eeg("cap <&> \u00e9", montage, 250), "src");
        try (LslOutlet outlet = LslOutlet.open(info, settings, CLOCK)) {
            List<LslInfo> found = new LslResolver(settings, CLOCK).resolve(LslQuery.ALL, 1, PATIENCE);
            LslInfo full = LslInlet.fullInfo(found.get(0));
            assertThat(full.uid()).isEqualTo(outlet.info().uid());
            assertThat(full.name()).isEqualTo("cap <&> \u00e9");
            Montage read = full.toStream("x").montage();
            assertThat(read.labels()).containsExactly("C3", "C4");
            assertThat(read.channels().get(0).unit()).isEqualTo(Channel.MICROVOLTS);
            assertThat(read.channels()
                            .get(0)
                            .position()
                            .orElseThrow()
                            .distanceTo(montage.channels().get(0).position().orElseThrow()))
                    .isLessThan(1e-12);
        }
    }

    @Test
    void findsTheStreamsThatAQueryMeansAndNoOthers() {
        LslInfo eeg = LslInfo.of("Bio 1", "EEG", 8, ChannelFormat.FLOAT32, "a", 250);
        LslInfo cues = LslInfo.of("cues", "Markers", 1, ChannelFormat.STRING, "b", 0);
        try (LslOutlet first = LslOutlet.open(eeg, settings, CLOCK);
                LslOutlet second = LslOutlet.open(cues, settings, CLOCK)) {
            assertThat(first.consumers() + second.consumers()).isZero();
            assertThat(names("")).containsExactlyInAnyOrder("Bio 1", "cues");
            assertThat(names("starts-with(name,'Bio') and channel_count>=8")).containsExactly("Bio 1");
            assertThat(names("not(type='EEG') or name='x'")).containsExactly("cues");
        }
    }

    private List<String> names(String query) {
        return new LslResolver(settings, CLOCK)
                .resolve(LslQuery.parse(query), 0, Duration.ofMillis(600)).stream()
                        .map(LslInfo::name)
                        .toList();
    }

    @Test
    void turnsSamplesIntoChunksInSessionTime() throws InterruptedException {
        LslInfo info = LslInfo.of(StreamInfo.eeg("cap", Montage.eeg("C3", "C4"), 100), "");
        // The outlet's clock runs 1000 s ahead of the session's.
        SessionClock ahead = () -> CLOCK.nanoTime() + 1_000_000_000_000L;
        try (LslOutlet outlet = LslOutlet.open(info, settings, ahead);
                LslSource source = source("cap")) {
            BlockingQueue<StreamEvent> events = new LinkedBlockingQueue<>();
            Disposable running = source.events().subscribe(events::add);
            awaitConsumer(outlet);
            long now = ahead.nanoTime();
            outlet.push(new float[] {1, -1, 2, -2}, now);
            long pushed = now - 1_000_000_000_000L;
            SampleChunk first = (SampleChunk) next(events);
            assertThat(first.sample(0, 1)).isEqualTo(-1);
            // Both processes' clocks are one here, so the error is that of the measurement, at most half its round
            // trip.
            double bound = source.clockOffset().orElseThrow().uncertaintySeconds() * 1e9 / 2 + 1000;
            assertThat((double) first.frameNanos()[0]).isCloseTo((double) (pushed - 10_000_000), within(bound));
            running.dispose();
        }
    }

    @Test
    @SuppressWarnings("try")
    void recoversByItsSourceIdAndTellsSo() throws InterruptedException {
        LslInfo info = LslInfo.of(StreamInfo.markers("cues"), "device-7");
        LslSettings here = settings;
        try (LslOutlet first = LslOutlet.open(info, here, CLOCK);
                LslSource source = source("cues")) {
            BlockingQueue<StreamEvent> events = new LinkedBlockingQueue<>();
            Disposable running = source.events().subscribe(events::add);
            awaitConsumer(first);
            first.push(new String[] {"left"}, CLOCK.nanoTime());
            assertThat(((Marker) next(events)).label()).isEqualTo("left");
            first.close();
            assertThat(next(events)).isInstanceOf(Lost.class);
            try (LslOutlet second = LslOutlet.open(info, here, CLOCK)) {
                assertThat(next(events)).isInstanceOf(Recovered.class);
                awaitConsumer(second);
                second.push(new String[] {"right"}, CLOCK.nanoTime());
                assertThat(((Marker) next(events)).label()).isEqualTo("right");
            }
            running.dispose();
        }
    }

    @Test
    void waitsForAnIrregularStreamThatIsSilentButThere() throws InterruptedException {
        LslSettings impatient = LslConfig.parse(
                "[ports]\nMulticastPort = 0\nIPv6 = disable\nBasePort = " + settings.basePort()
                        + "\n[lab]\nKnownPeers = {127.0.0.1}\nSessionID = " + settings.sessionId()
                        + "\n[tuning]\nWatchdogTimeThreshold = 0.1\n",
                "the test's settings");
        LslLibrary library = LslLibrary.java(impatient, CLOCK);
        try (LslOutlet outlet = LslOutlet.open(LslInfo.of(StreamInfo.markers("cues"), "src"), settings, CLOCK);
                LslSource source = LslSource.resolve(LslQuery.property("name", "cues"), library, PATIENCE)) {
            BlockingQueue<StreamEvent> events = new LinkedBlockingQueue<>();
            Disposable running = source.events().subscribe(events::add);
            awaitConsumer(outlet);
            TimeUnit.MILLISECONDS.sleep(1200);
            outlet.push(new String[] {"late"}, CLOCK.nanoTime());
            assertThat(((Marker) next(events)).label()).isEqualTo("late");
            running.dispose();
        }
    }

    @Test
    @SuppressWarnings("try")
    void endsWhenAStreamWithoutSourceIdGoesAway() throws InterruptedException {
        LslInfo info = LslInfo.of(StreamInfo.markers("cues"), "");
        try (LslOutlet outlet = LslOutlet.open(info, settings, CLOCK);
                LslSource source = source("cues")) {
            BlockingQueue<String> ends = new LinkedBlockingQueue<>();
            source.events()
                    .doOnComplete(() -> ends.add("complete"))
                    .subscribe(e -> ends.add(e.getClass().getSimpleName()));
            awaitConsumer(outlet);
            // A consumer counts from its request on; only a sample shows that the handshake is over.
            outlet.push(new String[] {"on"}, CLOCK.nanoTime());
            assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo("Marker");
            outlet.close();
            assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo("Lost");
            assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo("complete");
        }
    }

    @ParameterizedTest
    @CsvSource({"360, 10", "0.1, 36000"})
    void countsWhatASlowConsumerLosesBeyondTheSmallerBuffer(double outletSeconds, int inletSamples) throws IOException {
        LslInfo info = LslInfo.of("fast", "EEG", 1000, ChannelFormat.DOUBLE64, "", 100);
        LslSettings buffered = settings.withBuffer(Duration.ofMillis(Math.round(outletSeconds * 1000)));
        try (LslOutlet outlet = LslOutlet.open(info, buffered, CLOCK);
                LslInlet inlet = LslInlet.open(find("fast"), inletSamples)) {
            awaitConsumer(outlet);
            int pushed = 5000;
            double[] values = new double[1000];
            for (int n = 0; n < pushed; n++) {
                values[0] = n;
                outlet.push(values, CLOCK.nanoTime());
            }
            long dropped = outlet.dropped();
            assertThat(dropped).isPositive();
            double last = -1;
            int received = 0;
            while (last < pushed - 1) {
                inlet.nextSeconds();
                inlet.readDoubles(values, 0);
                assertThat(values[0]).isGreaterThan(last);
                last = values[0];
                received++;
            }
            assertThat(received + outlet.dropped()).isEqualTo(pushed);
        }
    }

    @Test
    void pushesAndReadsNumbersWithoutAllocating() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        LslInfo info = LslInfo.of("lean", "EEG", 8, ChannelFormat.FLOAT32, "", 250);
        try (LslOutlet outlet = LslOutlet.open(info, settings, CLOCK);
                LslInlet inlet = LslInlet.open(find("lean"), 100)) {
            awaitConsumer(outlet);
            float[] values = new float[8];
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 20; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int n = 0; n < 1000; n++) {
                    outlet.push(values, n * 4_000_000L);
                    inlet.nextSeconds();
                    inlet.readFloats(values, 0);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(least).as("bytes for 1000 samples there and back").isZero();
        }
    }

    @Test
    void carriesSamplesByIpv6() throws IOException {
        LslSettings six = new LslSettings(
                0,
                settings.basePort(),
                settings.portRange(),
                LslSettings.RandomPorts.ALLOWED,
                List.of(StandardProtocolFamily.INET6),
                "::1",
                List.of(),
                0,
                List.of("::1"),
                settings.sessionId(),
                Duration.ofMillis(500),
                Duration.ofSeconds(15),
                LslSettings.USUAL_BUFFER);
        assumeTrue(hasIpv6(), "NOT RUN: samples by IPv6; this machine has no ::1");
        LslInfo info = LslInfo.of("six", "EEG", 2, ChannelFormat.FLOAT32, "", 100);
        try (LslOutlet outlet = LslOutlet.open(info, six, CLOCK)) {
            LslInfo found = new LslResolver(six, CLOCK)
                    .resolve(LslQuery.property("name", "six"), 1, PATIENCE)
                    .get(0);
            assertThat(found.instance().endpoint().address()).startsWith("0:0:0:0:0:0:0:1");
            try (LslInlet inlet = LslInlet.open(found, 100);
                    ClockProbe probe = new ClockProbe(found, CLOCK)) {
                awaitConsumer(outlet);
                outlet.push(new float[] {1, 2}, 3_000_000_000L);
                float[] values = new float[2];
                assertThat(inlet.nextSeconds()).isEqualTo(3.0);
                inlet.readFloats(values, 0);
                assertThat(values).containsExactly(1, 2);
                assertThat(probe.measure()).isPresent();
            }
        }
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void refusesToChooseAmongSeveralStreams() {
        LslInfo info = LslInfo.of("twin", "EEG", 2, ChannelFormat.FLOAT32, "", 100);
        try (LslOutlet first = LslOutlet.open(info, settings, CLOCK);
                LslOutlet second = LslOutlet.open(info, settings, CLOCK)) {
            assertThat(first.info().uid()).isNotEqualTo(second.info().uid());
            assertThatThrownBy(() -> source("twin"))
                    .isInstanceOf(AcquisitionException.class)
                    .hasMessageContaining("Several LSL streams");
        }
    }

    private LslSource source(String name) {
        return LslSource.resolve(LslQuery.property("name", name), settings, CLOCK, PATIENCE);
    }

    private LslInfo find(String name) {
        return new LslResolver(settings, CLOCK)
                .resolve(LslQuery.property("name", name), 1, PATIENCE)
                .get(0);
    }

    private static StreamEvent next(BlockingQueue<StreamEvent> events) throws InterruptedException {
        StreamEvent event = events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    static void awaitConsumer(LslOutlet outlet) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (outlet.consumers() == 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(outlet.consumers()).isEqualTo(1);
    }
}

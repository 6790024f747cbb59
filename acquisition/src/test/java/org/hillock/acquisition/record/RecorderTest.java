package org.hillock.acquisition.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.file.Collected;
import org.hillock.acquisition.file.xdf.XdfFormat;
import org.hillock.acquisition.file.xdf.XdfSettings;
import org.hillock.acquisition.file.xdf.XdfWriter;
import org.hillock.acquisition.file.xdf.XdfWriterSettings;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslOutlet;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.LslRig;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.record.Recorder.SourceTime;
import org.hillock.acquisition.record.StreamProgress.State;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.acquisition.synthetic.SyntheticHeadset;
import org.hillock.acquisition.synthetic.SyntheticSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

class RecorderTest {
    private static final SessionClock CLOCK = SessionClock.monotonic();
    private static final long AHEAD_NANOS = 1_000_000_000_000L;

    private final Path file;
    private final LslSettings settings = LslRig.fresh();

    RecorderTest(@TempDir Path folder) {
        this.file = folder.resolve("recorded.xdf");
    }

    private Recorder recorder() {
        return new Recorder(
                XdfWriter.create(
                        file,
                        XdfWriter.Existing.KEEP,
                        OffsetDateTime.now(ZoneId.systemDefault()),
                        XdfWriterSettings.defaults(),
                        CLOCK),
                CLOCK);
    }

    private LslLibrary library() {
        return LslLibrary.java(settings, CLOCK);
    }

    private Collected asRecorded() {
        return Collected.of(new XdfFormat().open(file, XdfSettings.asRecorded()));
    }

    @Test
    void keepsASourceSampleForSampleWithItsMarkers() throws InterruptedException {
        SyntheticSettings wearer = SyntheticSettings.defaults().withTrials(3);
        try (Recorder recorder = recorder()) {
            recorder.record(new SyntheticHeadset(wearer), SourceTime.OWN);
            Loopback.await("the end of the source", recorder::isOver);
            assertThat(recorder.progress()).allMatch(stream -> stream.state() == State.ENDED && stream.dropped() == 0);
        }
        Collected read = asRecorded();
        assertThat(read.failure()).isEmpty();
        assertThat(read.streams()).extracting(StreamInfo::name).containsExactly("eeg", "markers");
        Sums expected = Sums.of(new SyntheticHeadset(wearer).events());
        Sums recorded =
                Sums.of(new XdfFormat().open(file, XdfSettings.asRecorded()).events());
        assertThat(recorded).isEqualTo(expected);
        Montage montage = read.streams().get(0).montage();
        assertThat(montage.labels()).isEqualTo(wearer.montage().labels());
        assertThat(montage.channels().get(0).unit()).isEqualTo("uV");
        // Its time is its own: the recorder's offset brings it near the machine's clock.
        long atEnd = CLOCK.nanoTime();
        Collected corrected = Collected.of(new XdfFormat().open(file, XdfSettings.defaults()));
        assertThat((double) corrected.markers().get(0).timeNanos()).isCloseTo((double) atEnd, within(60e9));
    }

    @Test
    @SuppressWarnings("try")
    void takesStreamsOfTheNetworkExactlyAndMeasuresTheirClocks() throws InterruptedException {
        SessionClock ahead = () -> CLOCK.nanoTime() + AHEAD_NANOS;
        LslInfo doubles = LslInfo.of("numbers", "EEG", 2, ChannelFormat.DOUBLE64, "d", 100);
        LslInfo whole = LslInfo.of("codes", "Misc", 1, ChannelFormat.INT64, "i", 0);
        LslInfo cues = LslInfo.of(StreamInfo.markers("cues"), "c");
        long start = ahead.nanoTime();
        try (LslOutlet first = LslOutlet.open(doubles, settings, ahead);
                LslOutlet second = LslOutlet.open(whole, settings, ahead);
                LslOutlet third = LslOutlet.open(cues, settings, ahead);
                Recorder recorder = recorder()) {
            recorder.record(LslQuery.ALL, library());
            Loopback.await("three consumers", () -> first.consumers() + second.consumers() + third.consumers() == 3);
            for (int n = 0; n < 500; n++) {
                first.push(new double[] {n, -n / 3.0}, start + n * 10_000_000L);
            }
            second.push(new long[] {1L << 20}, start + 7);
            third.push(new String[] {"go"}, start + 11);
            Loopback.await("502 samples and three offsets", () -> samples(recorder) == 502 && measured(recorder));
            recorder.close();
            assertThat(recorder.progress()).allSatisfy(stream -> {
                assertThat(stream.dropped()).isZero();
                assertThat(stream.clockOffsets()).isGreaterThanOrEqualTo(2);
            });
        }
        Collected read = asRecorded();
        StreamInfo numbers = stream(read, "numbers");
        assertThat(numbers.format()).isEqualTo(ChannelFormat.DOUBLE64);
        assertThat(stream(read, "codes").format()).isEqualTo(ChannelFormat.INT64);
        Sums sums = Sums.of(new XdfFormat().open(file, XdfSettings.asRecorded()).events());
        assertThat(sums.frames).isEqualTo(501);
        assertThat(sums.labels).containsExactly((start + 11) + " go");
        // Both clocks are this machine's, one shifted: the corrected stamp is the session's.
        Collected corrected = Collected.of(file);
        assertThat((double) corrected.markers().get(0).timeNanos())
                .isCloseTo((double) (start + 11 - AHEAD_NANOS), within(2e6));
    }

    private static long samples(Recorder recorder) {
        return recorder.progress().stream().mapToLong(StreamProgress::samples).sum();
    }

    private static boolean measured(Recorder recorder) {
        return recorder.progress().stream().allMatch(stream -> stream.clockOffsets() > 0);
    }

    private static StreamInfo stream(Collected read, String name) {
        return read.streams().stream()
                .filter(stream -> stream.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @SuppressWarnings("try")
    void goesOnInTheSameStreamAfterALossAndLetsLateStreamsJoin() throws InterruptedException {
        LslInfo cues = LslInfo.of(StreamInfo.markers("cues"), "device-7");
        try (Recorder recorder = recorder()) {
            recorder.record(LslQuery.parse("type='Markers'"), library());
            try (LslOutlet first = LslOutlet.open(cues, settings, CLOCK)) {
                Loopback.await("a consumer", () -> first.consumers() == 1);
                first.push(new String[] {"one"}, 1_000_000_000L);
                Loopback.await("a sample", () -> samples(recorder) == 1);
            }
            Loopback.await("the loss", () -> recorder.progress().get(0).state() == State.LOST);
            LslInfo late = LslInfo.of("late", StreamInfo.MARKERS, 1, ChannelFormat.STRING, "", 0);
            try (LslOutlet again = LslOutlet.open(cues, settings, CLOCK);
                    LslOutlet joining = LslOutlet.open(late, settings, CLOCK)) {
                Loopback.await("both consumers", () -> again.consumers() + joining.consumers() == 2);
                again.push(new String[] {"two"}, 2_000_000_000L);
                joining.push(new String[] {"three"}, 3_000_000_000L);
                Loopback.await("all samples", () -> samples(recorder) == 3);
                assertThat(recorder.progress()).hasSize(2);
                assertThat(recorder.progress().get(0).losses()).isEqualTo(1);
                assertThat(recorder.progress().get(0).state()).isEqualTo(State.RECORDING);
                recorder.close();
            }
        }
        List<Marker> markers = asRecorded().markers();
        assertThat(markers).extracting(Marker::label).containsExactly("one", "two", "three");
        assertThat(markers).extracting(Marker::streamId).containsExactly("1", "1", "2");
    }

    /** What a source said, in a form that compares: bits of stamps and values, and markers. */
    private record Sums(long frames, int valueBits, int stampBits, List<String> labels) {
        static Sums of(Flux<StreamEvent> events) {
            long[] frames = new long[1];
            int[] bits = {1, 1};
            List<String> labels = new ArrayList<>();
            events.doOnNext(event -> {
                        if (event instanceof SampleChunk chunk) {
                            for (int f = 0; f < chunk.frameCount(); f++) {
                                bits[1] = 31 * bits[1] + Long.hashCode(chunk.frameNanos()[f]);
                                for (int c = 0; c < chunk.channelCount(); c++) {
                                    bits[0] = 31 * bits[0] + Float.floatToRawIntBits(chunk.sample(f, c));
                                }
                            }
                            frames[0] += chunk.frameCount();
                            chunk.release();
                        } else if (event instanceof Marker marker) {
                            labels.add(marker.timeNanos() + " " + marker.label());
                        }
                    })
                    .blockLast();
            return new Sums(frames[0], bits[0], bits[1], labels);
        }
    }
}

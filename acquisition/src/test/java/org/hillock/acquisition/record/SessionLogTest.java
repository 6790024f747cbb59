package org.hillock.acquisition.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.TestData;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.file.xdf.XdfFormat;
import org.hillock.acquisition.file.xdf.XdfSettings;
import org.hillock.acquisition.file.xdf.XdfWriterSettings.Overflow;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.ElectrodeImpedance;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalQuality;
import org.hillock.acquisition.stream.SignalQuality.ChannelSignal;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.acquisition.synthetic.SyntheticHeadset;
import org.hillock.acquisition.synthetic.SyntheticSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

class SessionLogTest {
    private final Path folder;

    SessionLogTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void givesBackEveryKindOfEventInItsOrderAndToTheBit() {
        StreamInfo eeg = new StreamInfo(
                "e/1",
                "cap",
                "EEG",
                new Montage(
                        List.of(Channel.eeg("C3"), Channel.eeg("T8"), Channel.of("x", ChannelType.ACCELEROMETER, "g"))),
                512.0 / 3,
                ChannelFormat.INT24,
                Map.of("device", "a \"quoted\" é"));
        StreamInfo cues = StreamInfo.markers("cues");
        // Nanoseconds since 1970 are more than the seconds of the file can tell apart.
        long epoch = 1_795_000_000_123_456_789L;
        List<StreamEvent> events = List.of(
                SampleChunk.of(eeg, new float[] {1, Float.NaN, -0f}, new long[] {epoch}, epoch + 5),
                new Marker("cues", epoch + 1, epoch + 6, "left\thand", 2_500_000_000L),
                new Gap("e/1", epoch, epoch + 7, 3, epoch + 8, "a counter"),
                SampleChunk.of(eeg, new float[] {2, 3, 4, 5, 6, 7}, new long[] {epoch + 7, epoch + 11}, epoch + 12),
                new Lost("e/1", epoch + 13, "unplugged"),
                new Recovered("e/1", epoch + 14, 1),
                new ClockReset("e/1", epoch + 11, 40, epoch + 15),
                new SignalQuality(
                        "e/1",
                        epoch + 15,
                        2_000_000_000L,
                        List.of(
                                new ChannelSignal("C3", 12.25, false, false, 0.1, -1.7, true, false),
                                new ChannelSignal("T8", 0, true, true, 3, 0, false, true))),
                new ElectrodeImpedance("e/1", epoch + 15, "C3", 12_345.678),
                SampleChunk.of(eeg, new float[2100], rising(700), 1_000_000),
                new Marker("cues", 3, epoch + 16, "", 0));
        Path file = folder.resolve("log.xdf");
        log(file, new Listed(List.of(eeg, cues), events));
        List<SignalSource> parts = SessionLogReader.open(file);
        assertThat(parts).hasSize(1);
        assertThat(parts.get(0).name()).isEqualTo("listed");
        assertThat(parts.get(0).streams()).containsExactly(eeg, cues);
        assertThat(trace(parts.get(0).events())).isEqualTo(trace(Flux.fromIterable(events)));
    }

    private static long[] rising(int count) {
        long[] nanos = new long[count];
        Arrays.setAll(nanos, i -> 40 + i * 1000L);
        return nanos;
    }

    @Test
    void givesBackRealRecordingsWithTheirGapsAndResets() {
        Path resets = TestData.require("xdf").resolve("clock_resets.xdf");
        List<SignalSource> sources =
                List.of(Recordings.open(resets), new XdfFormat().open(resets, XdfSettings.asRecorded()));
        Path file = folder.resolve("log.xdf");
        log(file, sources.toArray(SignalSource[]::new));
        List<SignalSource> parts = SessionLogReader.open(file);
        assertThat(parts).hasSize(2);
        List<String> first = trace(parts.get(0).events());
        assertThat(first).isEqualTo(trace(Recordings.open(resets).events()));
        assertThat(first).anyMatch(line -> line.startsWith("Gap"));
        List<String> second = trace(parts.get(1).events());
        assertThat(second)
                .isEqualTo(trace(
                        new XdfFormat().open(resets, XdfSettings.asRecorded()).events()));
        assertThat(second).anyMatch(line -> line.startsWith("ClockReset"));
    }

    @Test
    void givesTheBeginningWhenTheFileEndsAnywhere() throws IOException {
        Path file = folder.resolve("log.xdf");
        SyntheticSettings wearer = SyntheticSettings.defaults().withTrials(2);
        log(file, new SyntheticHeadset(wearer));
        byte[] whole = Files.readAllBytes(file);
        List<String> all = trace(SessionLogReader.open(file).get(0).events());
        for (int percent : new int[] {20, 35, 50, 77, 99}) {
            byte[] cut = Arrays.copyOf(whole, whole.length / 100 * percent + percent);
            Path shorter = Files.write(folder.resolve(percent + ".xdf"), cut);
            List<String> some = trace(SessionLogReader.open(shorter).get(0).events());
            assertThat(some).hasSizeBetween(all.size() * (percent - 15) / 100, all.size());
            assertThat(all.subList(0, some.size())).isEqualTo(some);
        }
    }

    @Test
    void opensAnyOtherRecordingAsItIs() {
        Path other = TestData.require("xdf").resolve("minimal.xdf");
        List<SignalSource> sources = SessionLogReader.open(other);
        assertThat(sources).hasSize(1);
        assertThat(sources.get(0).name()).isEqualTo("minimal.xdf");
    }

    @Test
    void refusesEventsOfStreamsThatTheSourceDidNotDeclare() {
        try (SessionLog log = create(folder.resolve("log.xdf"))) {
            log.part(new Listed(List.of(StreamInfo.markers("cues")), List.of()));
            assertThatThrownBy(() -> log.event(new Marker("others", 0, 0, "x", 0)))
                    .isInstanceOf(AcquisitionException.class)
                    .hasMessageContaining("others");
        }
    }

    private static SessionLog create(Path file) {
        return SessionLog.create(
                file, OffsetDateTime.now(ZoneId.systemDefault()), Overflow.WAIT, SessionClock.monotonic());
    }

    private static void log(Path file, SignalSource... sources) {
        try (SessionLog log = create(file)) {
            for (SignalSource source : sources) {
                log.part(source);
                source.events()
                        .doOnNext(event -> {
                            log.event(event);
                            log.note(event.arrivalNanos(), "{}");
                            SessionLogReader.discard(event);
                        })
                        .blockLast();
                source.close();
            }
        }
    }

    /** An event a line, chunks frame by frame, so that pieces of a chunk are the chunk. */
    private static List<String> trace(Flux<StreamEvent> events) {
        List<String> lines = new ArrayList<>();
        events.doOnNext(event -> {
                    if (event instanceof SampleChunk chunk) {
                        for (int f = 0; f < chunk.frameCount(); f++) {
                            StringBuilder line = new StringBuilder(chunk.streamId())
                                    .append(' ')
                                    .append(chunk.frameNanos()[f])
                                    .append(' ')
                                    .append(chunk.arrivalNanos());
                            for (int c = 0; c < chunk.channelCount(); c++) {
                                line.append(' ').append(Float.floatToRawIntBits(chunk.sample(f, c)));
                            }
                            lines.add(line.toString());
                        }
                        SessionLogReader.discard(event);
                    } else {
                        lines.add(event.toString());
                    }
                })
                .blockLast();
        return lines;
    }

    /** A source of these events. */
    private record Listed(List<StreamInfo> streams, List<StreamEvent> listed) implements SignalSource {
        @Override
        public String name() {
            return "listed";
        }

        @Override
        public Flux<StreamEvent> events() {
            return Flux.fromStream(Stream.of(listed.toArray(StreamEvent[]::new)).map(Listed::kept));
        }

        private static StreamEvent kept(StreamEvent event) {
            return event instanceof SampleChunk chunk ? chunk.retain() : event;
        }

        @Override
        public void close() {}
    }
}

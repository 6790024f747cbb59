package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.TestData;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.file.xdf.XdfFormat;
import org.hillock.acquisition.file.xdf.XdfSettings;
import org.hillock.acquisition.file.xdf.XdfStreamHeader;
import org.hillock.acquisition.file.xdf.XdfStreamWriter;
import org.hillock.acquisition.file.xdf.XdfWriter;
import org.hillock.acquisition.file.xdf.XdfWriterSettings;
import org.hillock.acquisition.lsl.LslConfig;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.LslRig;
import org.hillock.acquisition.lsl.StreamInlet;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands record, play and export as a person uses them, up to the plug that is pulled. */
class RecordingCommandsTest {
    private final Path folder;

    RecordingCommandsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void losesNothingThatWasFlushedWhenTheProcessIsKilled() throws IOException, InterruptedException {
        Path file = folder.resolve("killed.xdf");
        Process process = OtherProcess.start(
                OtherProcess.thisJdk(), folder, "record", "--out", file.toString(), "--synthetic", "--flush", "0.1");
        await(process, () -> Files.exists(file) && Files.size(file) > 40_000);
        Path flushed = Files.copy(file, folder.resolve("flushed.xdf"));
        Thread.sleep(300);
        process.destroyForcibly().waitFor();
        List<Float> before = samples(flushed);
        List<Float> after = samples(file);
        assertThat(before).hasSizeGreaterThan(5_000);
        assertThat(after.size()).isGreaterThanOrEqualTo(before.size());
        assertThat(after.subList(0, before.size())).isEqualTo(before);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void endsInOrderWhenItIsInterrupted() throws IOException, InterruptedException {
        Path file = folder.resolve("interrupted.xdf");
        Process process = OtherProcess.start(
                OtherProcess.thisJdk(), folder, "record", "--out", file.toString(), "--synthetic", "--flush", "0.1");
        await(process, () -> Files.exists(file) && Files.size(file) > 30_000);
        process.destroy();
        CommandLineRun run = OtherProcess.end(process, folder);
        assertThat(run.exitCode()).isEqualTo(143);
        assertThat(run.out()).contains("interrupted.xdf: ").contains("dropped 0");
        try (Recording recording = new XdfFormat().open(file)) {
            assertThat(recording.streams())
                    .allSatisfy(stream -> assertThat(stream.properties()).containsKey("footer/sample_count"));
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void saysInOneSentenceThatTheDiskIsFull() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()) == 0;
        if (!mounted) {
            String sentence = "SKIPPED: a small tmpfs cannot be mounted here, so no real disk was filled.";
            System.err.println(sentence);
            Assumptions.abort(sentence);
        }
        try {
            Path file = disk.resolve("full.xdf");
            CommandLineRun run = OtherProcess.run(
                    OtherProcess.thisJdk(),
                    folder,
                    "record",
                    "--out",
                    file.toString(),
                    "--synthetic",
                    "--flush",
                    "0.1",
                    "--seconds",
                    "50");
            assertThat(run.exitCode()).isNotZero();
            assertThat(run.err().lines().filter(line -> line.contains("No space left on device")))
                    .hasSize(1)
                    .allMatch(line -> line.startsWith("hillock: ") && line.endsWith("."));
            assertThat(samples(Files.copy(file, folder.resolve("copied.xdf")))).hasSizeGreaterThan(5_000);
        } finally {
            run("umount", disk.toString());
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {LslLibrary.JAVA, LslLibrary.NATIVE})
    void recordsWhatAnotherCommandPlays(String library) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                library.equals(LslLibrary.JAVA) || System.getenv("LSL_LIB") != null,
                "NOT RUN: record and play by liblsl; set LSL_LIB to a liblsl.so to run it");
        Path source = TestData.require("eegmmidb").resolve("S001R04.edf");
        Path recorded = folder.resolve("recorded.xdf");
        Path settings = LslRig.file(folder);
        Path there = Files.createDirectory(folder.resolve("there"));
        Process player =
                withLsl(settings, there, "play", source.toString(), "--speed", "40", "--wait", "--library", library);
        Process recorder = withLsl(
                settings,
                folder,
                "record",
                "--out",
                recorded.toString(),
                "--lsl",
                "starts-with(source_id,'hillock-play')",
                "--library",
                library,
                "--json");
        CommandLineRun played = OtherProcess.end(player, there);
        assertThat(played.exitCode()).as(played.err()).isZero();
        recorder.destroy();
        CommandLineRun run = OtherProcess.end(recorder, folder);
        JsonNode streams = run.json().path("streams");
        assertThat(streams).hasSize(2);
        try (Recording expected = Recordings.open(source)) {
            assertThat(samples(recorded)).isEqualTo(samplesOf(expected));
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void playsARecordingOverAndOver() throws IOException, InterruptedException {
        int samples = 100;
        Path file = folder.resolve("short.xdf");
        LslInfo info = LslInfo.of("short", "EEG", 1, ChannelFormat.FLOAT32, "", 100);
        SessionClock clock = SessionClock.monotonic();
        try (XdfWriter writer = XdfWriter.create(
                file,
                XdfWriter.Existing.KEEP,
                OffsetDateTime.now(ZoneId.systemDefault()),
                XdfWriterSettings.defaults(),
                clock)) {
            XdfStreamWriter stream =
                    writer.addStream(new XdfStreamHeader(info.xml(), 1, ChannelFormat.FLOAT32, info.nominalRateHz()));
            for (int n = 0; n < samples; n++) {
                stream.append(new double[] {10 + n / 100.0}, 1, new float[] {n});
            }
        }
        Path settings = LslRig.file(folder);
        Process player = withLsl(
                settings, folder, "play", file.toString(), "--loop", "--speed", "10", "--wait", "--buffer", "60");
        LslLibrary library = LslLibrary.java(LslConfig.read(settings), clock);
        try {
            List<LslInfo> found = library.resolve(LslQuery.ALL, 1, Duration.ofSeconds(30));
            assertThat(found).extracting(LslInfo::name).containsExactly("short");
            try (StreamInlet inlet = library.openInlet(found.get(0), 1000)) {
                inlet.silenceLimit(Duration.ofSeconds(30));
                float[] value = new float[1];
                double last = 0;
                for (int n = 0; n < 3 * samples; n++) {
                    double stamp = inlet.nextSeconds();
                    inlet.readFloats(value, 0);
                    assertThat(value[0]).isEqualTo(n % samples);
                    assertThat(stamp).isGreaterThan(last);
                    last = stamp;
                }
            }
        } finally {
            player.destroy();
        }
        CommandLineRun run = OtherProcess.end(player, folder);
        assertThat(run.out()).as(run.err()).contains("short").contains("0 lost by slow receivers");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void exportsARecordingToEveryFormat() throws IOException {
        Path source = TestData.require("eegmmidb").resolve("S001R04.edf");
        for (String format : List.of("edf+", "bdf+")) {
            Path out = folder.resolve("out." + format.substring(0, 3));
            CommandLineRun run = CommandLineRun.of("export", source.toString(), out.toString(), "--to", format);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains(format.substring(0, 3).toUpperCase(Locale.ROOT) + "+C");
            CommandLineRun seen = CommandLineRun.of("inspect", out.toString(), "--json");
            JsonNode stream = seen.json().path(0).path("streams").path(0);
            assertThat(stream.path("channels")).hasSize(64);
        }
        Path set = folder.resolve("set");
        CommandLineRun run = CommandLineRun.of(
                "export", source.toString(), set.toString(), "--to", "bids", "--subject", "x1", "--task", "imagery");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(set.resolve("sub-x1").resolve("eeg").resolve("sub-x1_task-imagery_eeg.bdf"))
                .exists();
        assertThat(CommandLineRun.of("export", source.toString(), set.toString(), "--to", "bids", "--subject", "x_1")
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandLineRun.of("export", source.toString(), set.toString(), "--to", "gdf")
                        .err())
                .contains("edf+, bdf+ or bids");
    }

    /** A process that meets the others of this test alone. */
    private static Process withLsl(Path settings, Path place, String... arguments) throws IOException {
        return OtherProcess.start(OtherProcess.thisJdk(), place, Map.of("LSLAPICFG", settings.toString()), arguments);
    }

    private static int run(String... line) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : 1;
        } catch (IOException notThere) {
            return 1;
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Process process, Condition condition) throws IOException, InterruptedException {
        for (int i = 0; i < 6000; i++) {
            if (condition.holds()) {
                return;
            }
            assertThat(process.isAlive())
                    .as(Files.readString(folder.resolve("err"), StandardCharsets.UTF_8))
                    .isTrue();
            Thread.sleep(10);
        }
        throw new AssertionError("it never came");
    }

    private static List<Float> samples(Path file) {
        try (Recording recording = new XdfFormat().open(file, XdfSettings.asRecorded())) {
            assertThat(recording.streams()).extracting(StreamInfo::name).isNotEmpty();
            return samplesOf(recording);
        }
    }

    private static List<Float> samplesOf(Recording recording) {
        List<Float> values = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        recording
                .events()
                .doOnNext(event -> {
                    if (event instanceof SampleChunk chunk) {
                        for (int i = 0; i < chunk.frameCount() * chunk.channelCount(); i++) {
                            values.add(chunk.samples()[i]);
                        }
                        chunk.release();
                    } else if (event instanceof Marker marker) {
                        labels.add(marker.label());
                    }
                })
                .blockLast();
        assertThat(labels).isNotEmpty();
        return values;
    }
}

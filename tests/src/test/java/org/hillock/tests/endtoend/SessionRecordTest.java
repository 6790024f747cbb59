package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionRecordTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private Path session = Path.of("");

    SessionRecordTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void writeSession() throws IOException {
        session = Files.writeString(folder.resolve("session.json"), Sessions.synthetic("spiking", ""));
    }

    @Test
    void playedAgainGivesTheSameDigest() throws IOException {
        Path record = folder.resolve("record.xdf");
        String live = digest(
                CommandLineRun.of("run", session.toString(), "--speed", "80", "--record", record.toString(), "--json"));
        String again = digest(CommandLineRun.of(
                "run", session.toString(), "--replay", record.toString(), "--speed", "max", "--json"));
        assertThat(again).isEqualTo(live);
    }

    @Test
    void holdsEachDecisionWithItsCommandAndStageTimes() throws IOException {
        Path record = folder.resolve("record.xdf");
        Path decisions = folder.resolve("decisions.jsonl");
        CommandLineRun run = CommandLineRun.of(
                "run",
                session.toString(),
                "--speed",
                "max",
                "--record",
                record.toString(),
                "--decisions",
                decisions.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<JsonNode> written = lines(decisions);
        List<JsonNode> recorded = decisionsIn(record);
        assertThat(recorded).hasSameSizeAs(written).hasSize(16);
        for (int i = 0; i < recorded.size(); i++) {
            JsonNode times = recorded.get(i).path("stageNanos");
            assertThat(times.path("arrived").longValue()).isPositive();
            assertThat(times.path("decided").longValue())
                    .isGreaterThanOrEqualTo(times.path("featured").longValue());
            ((ObjectNode) recorded.get(i)).remove("stageNanos");
            assertThat(recorded.get(i).toString()).isEqualTo(written.get(i).toString());
        }
    }

    @Test
    void overwritesNoFile() throws IOException {
        Path record = Files.writeString(folder.resolve("record.xdf"), "precious");
        CommandLineRun run =
                CommandLineRun.of("run", session.toString(), "--speed", "max", "--record", record.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("overwrites none");
        assertThat(record).hasContent("precious");
    }

    @Test
    void playsItsBeginningAfterTheProcessWasKilled() throws IOException, InterruptedException {
        Path record = folder.resolve("record.xdf");
        Path live = folder.resolve("live.jsonl");
        Process process = OtherProcess.start(
                OtherProcess.thisJdk(),
                folder,
                "run",
                session.toString(),
                "--speed",
                "24",
                "--record",
                record.toString(),
                "--decisions",
                live.toString());
        awaitLines(process, live, 8);
        Thread.sleep(1200);
        process.destroyForcibly().waitFor();
        Path again = folder.resolve("again.jsonl");
        CommandLineRun replay = CommandLineRun.of(
                "run",
                session.toString(),
                "--replay",
                record.toString(),
                "--speed",
                "max",
                "--decisions",
                again.toString(),
                "--json");
        assertThat(replay.exitCode()).as(replay.err()).isZero();
        List<String> first = answers(lines(live));
        List<String> second = answers(lines(again));
        assertThat(second).hasSizeGreaterThanOrEqualTo(7);
        int common = Math.min(first.size(), second.size());
        assertThat(second.subList(0, common)).isEqualTo(first.subList(0, common));
    }

    private static void awaitLines(Process process, Path file, int count) throws IOException, InterruptedException {
        for (int i = 0; i < 6000; i++) {
            if (Files.exists(file) && lines(file).size() >= count) {
                return;
            }
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(10);
        }
        throw new AssertionError("the session made no " + count + " decisions");
    }

    /** What was decided, without the wall's times. */
    private static List<String> answers(List<JsonNode> decisions) {
        return decisions.stream()
                .map(node -> node.path("sequence") + " " + node.path("timeSeconds") + " " + node.path("answer") + " "
                        + node.path("posterior") + " " + node.path("reason"))
                .toList();
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, end).lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static List<JsonNode> decisionsIn(Path record) throws IOException {
        List<String> texts = new ArrayList<>();
        try (SignalSource recording = Recordings.open(record)) {
            String stream = recording.streams().stream()
                    .filter(info -> info.name().equals("hillock.decisions"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            recording
                    .events()
                    .doOnNext(event -> {
                        if (event instanceof SampleChunk chunk) {
                            chunk.release();
                        } else if (event instanceof Marker marker
                                && marker.streamId().equals(stream)) {
                            texts.add(marker.label());
                        }
                    })
                    .blockLast();
        }
        List<JsonNode> nodes = new ArrayList<>();
        for (String text : texts) {
            nodes.add(JSON.readTree(text));
        }
        return nodes;
    }

    private static String digest(CommandLineRun run) throws IOException {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.json().path("digest").asText();
    }
}

package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.lsl.LslRig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A headset's program and a session in processes of their own, joined by streams on the loopback interface only. */
class LiveStreamsTest {
    private final Path folder;
    private final Path config;
    private final List<Process> started = new ArrayList<>();

    LiveStreamsTest(@TempDir Path folder) {
        this.folder = folder;
        this.config = LslRig.file(folder);
    }

    @AfterEach
    void endProcesses() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String name, String... arguments) throws IOException {
        Process process =
                OtherProcess.start(OtherProcess.thisJdk(), Files.createDirectories(folder.resolve(name)), arguments);
        started.add(process);
        return process;
    }

    private Process startHeadset(String name) throws IOException {
        return start(
                name, "serve", "synthetic", "--lsl", "--rate", "100", "--speed", "12", "--config", config.toString());
    }

    private Path session() throws IOException {
        return Files.writeString(
                folder.resolve("live.json"),
                Sessions.synthetic("csp-lda", "")
                        .replace(
                                "\"from\": \"synthetic\", \"trials\": 16, \"rateHz\": 100, \"seed\": 3",
                                "\"from\": \"lsl\", \"config\": \"lsl_api.cfg\", \"stream\": \"type='EEG'\","
                                        + " \"markers\": \"type='Markers'\", \"findSeconds\": 30"));
    }

    private static int lines(Path file) throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file, StandardCharsets.UTF_8).size()
                : 0;
    }

    private void awaitLines(Path file, int wanted, Process writer) throws IOException, InterruptedException {
        for (int waits = 0; waits < 900 && lines(file) < wanted && writer.isAlive(); waits++) {
            Thread.sleep(50);
        }
        assertThat(lines(file))
                .as(() -> "decisions; the run said " + read("run/err") + ", the headset " + read("headset/err"))
                .isGreaterThanOrEqualTo(wanted);
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "nothing readable (" + e + ")";
        }
    }

    @Test
    @Timeout(120)
    void aSessionGoesOnWhenTheHeadsetsProgramIsKilledAndStartedAgain() throws IOException, InterruptedException {
        Process headset = startHeadset("headset");
        Path decisions = folder.resolve("decisions.jsonl");
        Process run = start("run", "run", session().toString(), "--decisions", decisions.toString());
        awaitLines(decisions, 2, run);

        headset.destroyForcibly();
        assertThat(headset.waitFor(10, TimeUnit.SECONDS)).isTrue();
        int before = lines(decisions);
        startHeadset("headset again");
        awaitLines(decisions, before + 2, run);

        run.destroy();
        CommandLineRun ended = OtherProcess.end(run, folder.resolve("run"));
        assertThat(ended.exitCode()).isEqualTo(143);
        assertThat(ended.err())
                .contains("Lost the stream 'hillock-synthetic'", "Recovered the stream 'hillock-synthetic' after ")
                .contains("Lost the stream 'markers'", "Recovered the stream 'markers' after ")
                .doesNotContain("Exception");
        assertThat(Files.readAllLines(decisions, StandardCharsets.UTF_8))
                .allSatisfy(line -> assertThat(line).contains("\"truth\":"));
    }

    @Test
    @Timeout(60)
    void refusesASpeedForALiveSource() throws IOException {
        CommandLineRun refused = CommandLineRun.of("run", session().toString(), "--speed", "8");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("--speed is for recordings").contains("is live");
    }
}

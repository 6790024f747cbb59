package org.hillock.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HillockTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private final Path folder;

    HillockTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private int hillock(String... arguments) {
        return Hillock.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path session(String decoder) throws IOException {
        return Files.writeString(folder.resolve("session.json"), """
                {
                  "name": "small",
                  "sources": [{ "from": "synthetic", "trials": 8, "rateHz": 100 }],
                  "epochs": {
                    "classes": ["left", "right"], "onsets": { "left": "left", "right": "right" },
                    "endSeconds": 2.5
                  },
                  "decoder": { "name": "%s" }
                }
                """.formatted(decoder));
    }

    @Test
    void listsOnlyWhatExistsAndTheExitCodes() {
        assertThat(hillock("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "demo", "run", "evaluate", "check", "inspect", "Exit codes:", "the latency budget was missed");
    }

    @Test
    void answersAWrongCommandWithTheNearestRightOne() {
        assertThat(hillock("inspekt")).isEqualTo(2);
        assertThat(err.toString())
                .contains("inspekt", "Did you mean 'inspect'?")
                .doesNotContain("Exception");
    }

    @Test
    void answersAWrongOptionWithTheNearestRightOne() {
        assertThat(hillock("demo", "--trails", "5")).isEqualTo(2);
        assertThat(err.toString()).contains("--trails", "Did you mean '--trials'?");
    }

    @Test
    void refusesASpeedThatIsNone() {
        assertThat(hillock("demo", "--speed", "fast")).isEqualTo(2);
        assertThat(err.toString()).contains("'fast' is no speed; write a number above 0, or max");
    }

    @Test
    void runsADemoThatEndsByItself() throws IOException {
        assertThat(hillock("demo", "--trials", "6", "--json")).isZero();
        JsonNode outcome = JSON.readTree(out.toString());
        assertThat(outcome.path("decisions").asInt()).isEqualTo(6);
        assertThat(outcome.path("digest").asText()).hasSize(64);
        assertThat(outcome.path("decoder").asText()).isEqualTo("spiking");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void showsAccuracyLatencyAndBudgetAfterADemo() {
        assertThat(hillock("demo", "--trials", "6", "--headless")).isZero();
        assertThat(out.toString())
                .contains("6 decisions", "accuracy", "latency", "p99.9", "budget    50.000 ms", "digest");
    }

    @Test
    void runsASessionAndWritesEachDecisionWithItsStageTimes() throws IOException {
        Path decisions = folder.resolve("decisions.jsonl");
        int exitCode =
                hillock("run", session("csp-lda").toString(), "--speed", "max", "--decisions", decisions.toString());
        assertThat(exitCode).isZero();
        assertThat(Files.readAllLines(decisions)).hasSize(8).allSatisfy(line -> {
            JsonNode decision = JSON.readTree(line);
            assertThat(decision.path("stageMicros").has("total")).isTrue();
            assertThat(decision.path("truth").asText()).isIn("left", "right");
        });
    }

    @Test
    void givesTheSameDigestAtEverySpeed() throws IOException {
        String file = session("online-lda").toString();
        hillock("run", file, "--speed", "max", "--json");
        String atFullSpeed = JSON.readTree(out.toString()).path("digest").asText();
        out.getBuffer().setLength(0);
        hillock("run", file, "--speed", "200", "--json");
        assertThat(JSON.readTree(out.toString()).path("digest").asText()).isEqualTo(atFullSpeed);
    }

    @Test
    void exitsWithFourWhenTheBudgetWasMissedAndThatMatters() throws IOException {
        Path file = session("csp-lda");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"name\": \"small\",", "\"name\": \"small\", \"budget\": {\"hardMillis\": 0.001},"));
        assertThat(hillock("run", file.toString(), "--speed", "max", "--strict"))
                .isEqualTo(4);
        assertThat(out.toString()).contains("MISSED");
    }

    @Test
    void checksASession() throws IOException {
        assertThat(hillock("check", session("spiking").toString(), "--json")).isZero();
        JsonNode findings = JSON.readTree(out.toString());
        assertThat(findings.path("channels").asInt()).isEqualTo(16);
        assertThat(findings.path("decoders").toString()).contains("spiking", "csp-lda");
    }

    @Test
    void checkTellsWhatADeviceDoesWhenItsLinkIsLost() throws IOException {
        Path file = session("csp-lda");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst(
                                "\\{",
                                "{ \"feedback\": [{ \"to\": \"cursor\" }, { \"to\": \"firmata\", \"port\": \"/dev/ttyACM0\","
                                        + " \"pins\": { \"left\": 7, \"right\": 8 } }],"));
        assertThat(hillock("check", file.toString())).as(err.toString()).isZero();
        assertThat(out.toString().lines())
                .endsWith(
                        "drives    cursor; the drawing is of this terminal",
                        "drives    firmata; ! when its link is lost: StandardFirmata has no time-out: pins and servos stay as"
                                + " they are");
    }

    @Test
    void checksASessionWhoseWindowSlides() throws IOException {
        Path file = session("logvar-lda");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"endSeconds\"", "\"cut\": \"windows\", \"hopSeconds\": 0.05, \"endSeconds\""));
        assertThat(hillock("check", file.toString())).isZero();
        assertThat(out.toString()).contains("a window of 1.0 s every 0.05 s").contains("logvar-lda");
    }

    @Test
    void saysInOneSentenceWhatIsWrongWithASession() throws IOException {
        assertThat(hillock("check", session("spikng").toString())).isEqualTo(3);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("$.decoder.name", "did you mean 'spiking'?");
    }

    @Test
    void showsAStackTraceOnlyWhenAsked() {
        assertThat(hillock("check", "no-such.json", "--debug")).isEqualTo(3);
        assertThat(err.toString()).contains("\tat org.hillock");
    }

    @Test
    void inspectsWhatItCanAndNamesWhatItCannot() throws IOException {
        Path noise = Files.writeString(folder.resolve("noise.edf"), "this is no recording at all");
        assertThat(hillock("inspect", noise.toString())).isEqualTo(3);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("noise.edf").doesNotContain("Exception");
        assertThat(hillock("inspect", "--json", noise.toString())).isEqualTo(3);
        assertThat(JSON.readTree(out.toString()).get(0).path("failure").asText())
                .contains("noise.edf");
    }

    @Test
    void namesAFolderWithoutSubjects() throws IOException {
        assertThat(hillock("evaluate", session("csp-lda").toString(), "--data", folder.toString()))
                .isEqualTo(3);
        assertThat(err.toString()).contains("no folder that matches 'sub-*'");
    }
}

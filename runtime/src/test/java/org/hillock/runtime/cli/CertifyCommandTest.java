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

class CertifyCommandTest {
    private static final String SESSION = """
            {
              "name": "small <session>",
              "sources": [{ "from": "synthetic", "trials": 4, "rateHz": 100, "seed": 3 }],
              "epochs": {
                "classes": ["left", "right"],
                "onsets": { "left": "left", "right": "right" },
                "startSeconds": 0.5, "endSeconds": 2.5
              },
              "decoder": { "name": "sluggish" },
              "feedback": [{ "to": "udp-json", "port": 9 }],
              "budget": { "hardMillis": %s, "policy": "neutral" }
            }
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Path folder;

    CertifyCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private int execute(String... arguments) {
        return Hillock.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private JsonNode certify(String hardMillis, String... more) throws IOException {
        Path session = Files.writeString(folder.resolve("small.json"), SESSION.formatted(hardMillis));
        Path page = folder.resolve("page.html");
        String[] arguments = new String[6 + more.length];
        System.arraycopy(
                new String[] {"certify", session.toString(), "--seconds", "1.5", "--out", page.toString()},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        assertThat(execute(arguments)).as(err.toString()).isZero();
        return new ObjectMapper().readTree(folder.resolve("page.json").toFile());
    }

    @Test
    void writesAPageAndTheSameAsJsonOfTheWholeWay() throws IOException {
        JsonNode certificate = certify(
                "60000, \"stageMillis\": { \"decision\": 0.00001 }, \"holdMillis\": { \"p99.9\": 60000, \"p50\": 0.00001 }",
                "--speed",
                "60");
        assertThat(certificate.path("format").asText()).isEqualTo("hillock-certificate/1");
        assertThat(certificate.path("budget").path("decisions").asLong()).isPositive();
        assertThat(certificate.path("budget").path("misses").asLong()).isZero();
        assertThat(certificate.path("verdict").asText())
                .containsPattern(
                        "were written within 60000.000 ms, but p50 was [0-9.]+ ms instead of the 0.000 promised.");
        assertThat(certificate.path("loop").path("commands").asLong()).isPositive();
        assertThat(certificate.path("loop").path("percentileMicros").has("p99.9"))
                .isTrue();
        assertThat(certificate.path("conditions").path("load").asText()).isEmpty();
        assertThat(certificate.path("machine").has("JVM")).isTrue();
        long decisions = certificate.path("budget").path("decisions").asLong();
        assertThat(certificate.path("conditions").path("sessionDigest").asText())
                .hasSize(64);
        Path asJson = folder.resolve("page.json");
        assertThat(execute("compare", asJson.toString(), asJson.toString())).isZero();
        assertThat(folder.resolve("page.html"))
                .content()
                .contains("<td>decision " + decisions + "</td>", "promised p99.9");
        assertThat(folder.resolve("page.html"))
                .content()
                .contains("Latency certificate: small &lt;session&gt;", "to the receiver", "compute", "safepoints")
                .doesNotContain("<session>");
    }

    @Test
    void countsMissesUnderLoadAndTellsThatEachFollowedThePolicy() throws IOException {
        JsonNode certificate = certify("0.001", "--load");
        JsonNode budget = certificate.path("budget");
        assertThat(budget.path("misses").asLong())
                .isPositive()
                .isEqualTo(budget.path("decisions").asLong());
        assertThat(certificate.path("misses").path("policyFollowed").asBoolean())
                .isTrue();
        assertThat(certificate.path("misses").path("neutral").asLong())
                .isEqualTo(budget.path("misses").asLong());
        assertThat(certificate.path("conditions").path("load").asText()).isNotEmpty();
        assertThat(folder.resolve("page.html")).content().contains("<body class=\"missed\">");
    }

    @Test
    void refusesASpeedThatIsNone() throws IOException {
        Path session = Files.writeString(folder.resolve("small.json"), SESSION.formatted("50"));
        assertThat(execute("certify", session.toString(), "--speed", "0")).isEqualTo(ExitCode.BAD_USE);
        assertThat(err.toString()).contains("--speed is a number above 0");
    }

    @Test
    void doctorTellsWhatTheMachineAllowsAndWhatWaitingCosts() throws IOException {
        Path session = Files.writeString(
                folder.resolve("small.json"),
                SESSION.formatted("50").replace("\"udp-json\", \"port\": 9", "\"tello\""));
        assertThat(execute("doctor", session.toString(), "--seconds", "0.2", "--json"))
                .as(err.toString())
                .isZero();
        JsonNode tree = new ObjectMapper().readTree(out.toString());
        assertThat(tree.path("findings").findValuesAsText("about")).contains("SCHED_FIFO", "CPUs");
        if (System.getProperty("os.name").equals("Linux")) {
            assertThat(tree.path("findings").findValuesAsText("about")).contains("timer slack");
        }
        assertThat(tree.path("drives").get(0).path("to").asText()).isEqualTo("tello");
        assertThat(tree.path("drives").get(0).path("linkLoss").asText()).isEqualTo("rests");
        assertThat(tree.path("drives").get(0).path("does").asText()).contains("lands by itself 15 s after");
        assertThat(tree.path("waiting").findValuesAsText("waiting")).containsExactly("park", "hybrid", "spin");
        assertThat(tree.path("waiting").get(0).path("medianMicros").asDouble()).isPositive();
        assertThat(tree.path("waiting").get(2).path("cpuShare").asDouble())
                .isGreaterThan(tree.path("waiting").get(0).path("cpuShare").asDouble());
    }

    @Test
    void runWritesItsMetersAsText() throws IOException {
        Path session = Files.writeString(folder.resolve("small.json"), SESSION.formatted("60000"));
        Path meters = folder.resolve("meters.txt");
        assertThat(execute("run", session.toString(), "--speed", "max", "--json", "--metrics", meters.toString()))
                .as(err.toString())
                .isZero();
        assertThat(meters)
                .content()
                .contains("hillock.stage.count{session=\"small <session>\",stage=\"decision\"} 4.0")
                .contains("hillock.stage.total{session=\"small <session>\",stage=\"compute\"}");
    }
}

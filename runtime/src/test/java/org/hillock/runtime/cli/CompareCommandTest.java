package org.hillock.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.hillock.runtime.certify.SessionDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CERTIFICATE = """
            {
              "format": "hillock-certificate/1", "session": "s", "decoder": "spiking",
              "conditions": { "sessionDigest": "%s", "source": "synthetic", "speed": 20.0, "seconds": %s, "load": "%s",
                              "yardstickMillis": %s },
              "budget": { "stages": [
                { "stage": "COMPUTE", "count": 100, "percentileMicros": { "p50": %s, "p99.9": %s } },
                { "stage": "TOTAL", "count": 100, "percentileMicros": { "p50": 2000.0, "p99.9": 9000.0 } } ] },
              "loop": { "commands": 90, "percentileMicros": { "p50": 2500.0 } },
              "machine": { "processor": "A", "JVM": "17", "collector": "Serial", "JVM options": "" }
            }
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Path folder;

    CompareCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path certificate(String name, String digest, double seconds, String load, double yardstick, double compute)
            throws IOException {
        return file(
                name, String.format(Locale.ROOT, CERTIFICATE, digest, seconds, load, yardstick, compute, 4 * compute));
    }

    private int compare(Path first, Path second, String... more) {
        String[] arguments = new String[3 + more.length];
        arguments[0] = "compare";
        arguments[1] = first.toString();
        arguments[2] = second.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Hillock.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void scalesComputeByTheYardstick() throws IOException {
        Path quick = certificate("quick.json", "d", 60, "", 100, 500);
        Path slow = certificate("slow.json", "d", 61, "", 200, 1500);
        assertThat(compare(quick, slow)).as(err.toString()).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("compute +p50 +0\\.500 +1\\.500 +3\\.00 +\\(1\\.50 by the yardstick\\)"))
                .anyMatch(line -> line.matches("total +p99\\.9 +9\\.000 +9\\.000 +1\\.00"))
                .anyMatch(line -> line.startsWith("to the receiver"))
                .anyMatch(line -> line.contains("takes 2.00 times as long"))
                .noneMatch(line -> line.contains("do not compare"));
    }

    @Test
    void saysWhyTwoDoNotCompare() throws IOException {
        Path first = certificate("first.json", "d", 60, "", 100, 500);
        Path second = certificate("second.json", "e", 30, "stress-ng", 100, 500);
        assertThat(compare(first, second, "--json")).isEqualTo(ExitCode.WORK_FAILED);
        JsonNode tree = JSON.readTree(out.toString());
        assertThat(tree.path("differences"))
                .map(JsonNode::asText)
                .containsExactly("the session: d, e", "the load: none, stress-ng", "the length: 60.0 s, 30.0 s");
        assertThat(tree.path("rows").get(0).path("ratio").asDouble()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoCertificate() throws IOException {
        Path certificate = certificate("first.json", "d", 60, "", 100, 500);
        assertThat(compare(certificate, file("other.json", "{ \"format\": \"x\" }")))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(compare(certificate, file("page.html", "<html>"))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(compare(certificate, folder.resolve("absent.json"))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("hillock: ") && line.endsWith("."))
                .anyMatch(line -> line.contains("at $.format: read 'x', expected 'hillock-certificate/1'"));
    }

    @Test
    void theDigestOfASessionIsThatOfWhatATestUses() throws IOException {
        String digest = digest(
                "{ \"name\": \"a\", \"budget\": { \"hardMillis\": 5, \"policy\": \"hold\" }, \"feedback\": [1] }");
        assertThat(digest("{\"budget\":{\"policy\":\"hold\",\"hardMillis\":5},\"name\":\"b\"}"))
                .isEqualTo(digest);
        assertThat(digest("{\"budget\":{\"policy\":\"hold\",\"hardMillis\":6},\"name\":\"a\"}"))
                .isNotEqualTo(digest);
    }

    @Test
    void theSameDeviceAtAnotherPortIsTheSameSession() throws IOException {
        String session = "{ \"sources\": [{ \"from\": \"serial\", \"device\": \"%s\", \"port\": \"%s\" }] }";
        String digest = digest(session.formatted("cyton", "COM3"));
        assertThat(digest(session.formatted("cyton", "/dev/ttyUSB0"))).isEqualTo(digest);
        assertThat(digest(session.formatted("unicorn", "COM3"))).isNotEqualTo(digest);
    }

    private static String digest(String session) throws IOException {
        return SessionDigest.of((ObjectNode) JSON.readTree(session));
    }
}

package org.hillock.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int hillock(String... arguments) {
        return Hillock.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void listsPortsAndProfilesAsJson() throws IOException {
        assertThat(hillock("devices", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).isArray()).isTrue();
        out.getBuffer().setLength(0);
        assertThat(hillock("devices", "--profiles", "--json")).isZero();
        JsonNode profiles = new ObjectMapper().readTree(out.toString());
        assertThat(profiles.findValuesAsText("id")).contains("openbci-cyton", "gtec-unicorn");
    }

    /** A device that {@code hillock emulate} runs in this process until it is closed. */
    private static final class Emulation implements AutoCloseable {
        private final StringWriter said = new StringWriter();
        private final Path port;
        private final Thread thread;

        Emulation(Path folder, String device, String... options) throws InterruptedException {
            Assumptions.assumeFalse(
                    System.getProperty("os.name").startsWith("Windows"), "SKIPPED: Windows has no pseudo-terminals");
            this.port = folder.resolve("port");
            List<String> arguments = new ArrayList<>(List.of("emulate", device, "--link", port.toString()));
            arguments.addAll(List.of(options));
            this.thread = new Thread(() -> Hillock.commandLine(new PrintWriter(said, true), new PrintWriter(said, true))
                    .execute(arguments.toArray(String[]::new)));
            thread.start();
            long deadline = System.nanoTime() + 60_000_000_000L;
            while (!Files.exists(port) && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
        }

        String port() {
            return port.toString();
        }

        @Override
        public void close() throws InterruptedException {
            thread.interrupt();
            thread.join(5000);
        }
    }

    private JsonNode report() throws IOException {
        JsonNode tree = new ObjectMapper().readTree(out.toString());
        out.getBuffer().setLength(0);
        return tree;
    }

    @Test
    void probesAnEmulatedDevice(@TempDir Path folder) throws Exception {
        try (Emulation unicorn = new Emulation(folder, "unicorn", "--on", "pty", "--seconds", "0.8")) {
            assertThat(hillock("devices", "probe", unicorn.port(), "--as", "unicorn", "--seconds", "0"))
                    .isEqualTo(ExitCode.BAD_USE);
            assertThat(hillock("devices", "probe", unicorn.port(), "--as", "unicorn", "--seconds", "0.4", "--json"))
                    .as(err.toString())
                    .isZero();
            JsonNode report = report();
            assertThat(report.path("samples").intValue()).isGreaterThan(80);
            assertThat(report.path("missing").intValue()).isZero();
            assertThat(report.path("rateHz").doubleValue()).isBetween(150.0, 350.0);
            unicorn.close();
            assertThat(unicorn.said.toString()).contains("Emulating g.tec Unicorn Hybrid Black on " + unicorn.port());
        }
    }

    @Test
    void checksTheElectrodesOfAnEmulatedDevice(@TempDir Path folder) throws Exception {
        try (Emulation unicorn = new Emulation(folder, "unicorn", "--seconds", "2.2")) {
            assertThat(hillock("devices", "check", unicorn.port(), "--as", "unicorn", "--json"))
                    .as(() -> err + " " + unicorn.said)
                    .isZero();
            assertThat(report().path("channels")).hasSize(8).allSatisfy(channel -> {
                assertThat(channel.path("usable").booleanValue()).isTrue();
                assertThat(channel.path("deviation").doubleValue()).isBetween(1.0, 200.0);
                assertThat(channel.path("slope").doubleValue()).isNegative();
                assertThat(channel.has("kilohms")).isFalse();
            });
            unicorn.close();
            assertThat(hillock("devices", "check", unicorn.port(), "--as", "unicorn", "--impedance"))
                    .isEqualTo(ExitCode.BAD_INPUT);
            assertThat(err.toString()).contains("leave the impedance check out");
        }
    }

    @Test
    void measuresTheImpedanceOfTheElectrodesAndOfTheReference(@TempDir Path folder) throws Exception {
        try (Emulation ganglion = new Emulation(folder, "ganglion")) {
            assertThat(hillock("devices", "check", ganglion.port(), "--as", "ganglion", "--impedance", "--json"))
                    .as(() -> err + " " + ganglion.said)
                    .isZero();
        }
        JsonNode report = report();
        assertThat(report.path("channels").findValuesAsText("kilohms")).containsExactly("5.0", "10.0", "15.0", "20.0");
        assertThat(report.path("reference").path("kilohms").doubleValue()).isEqualTo(25);
    }

    @Test
    void huntsForTheRadioChannelOfABoardThatItsDongleDoesNotHear(@TempDir Path folder) throws Exception {
        try (Emulation cyton = new Emulation(folder, "cyton", "--fault", "channel:2")) {
            assertThat(hillock("devices", "radio", cyton.port(), "--as", "cyton"))
                    .as(err.toString())
                    .isEqualTo(ExitCode.WORK_FAILED);
            assertThat(out.toString())
                    .contains("on radio channel 6", "does not hear it")
                    .contains("'hillock devices radio " + cyton.port() + " --as openbci-cyton --hunt'");
            out.getBuffer().setLength(0);
            assertThat(hillock("devices", "radio", cyton.port(), "--as", "cyton", "--hunt", "--json"))
                    .as(err.toString())
                    .isZero();
            assertThat(err.toString()).contains("trying radio channel 2");
            JsonNode report = report();
            assertThat(report.path("channel").intValue()).isEqualTo(2);
            assertThat(report.path("up").booleanValue()).isTrue();
            assertThat(hillock("devices", "radio", cyton.port(), "--as", "cyton", "--hunt", "--set", "3"))
                    .isEqualTo(ExitCode.BAD_USE);
        }
    }

    @Test
    void refusesAnUnknownProfileOrFaultWithTheNearest() {
        assertThat(hillock("devices", "probe", "/dev/null", "--as", "unicron")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("did you mean 'unicorn'?");
        assertThat(hillock("emulate", "cyton", "--fault", "tron@5")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("did you mean 'torn'?");
        assertThat(hillock("emulate", "cyton", "--trigger", "market")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("did you mean 'marker'?");
        assertThat(hillock("emulate", "mindwave", "--trigger", "cue")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("it carries no triggers");
        assertThat(hillock("emulate", "bitalino@7")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("1, 10, 100, 1000");
    }
}

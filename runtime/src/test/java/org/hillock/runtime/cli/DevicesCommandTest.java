package org.hillock.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void probesAnEmulatedDevice(@TempDir Path folder) throws Exception {
        Assumptions.assumeFalse(
                System.getProperty("os.name").startsWith("Windows"), "SKIPPED: Windows has no pseudo-terminals");
        Path port = folder.resolve("port");
        StringWriter said = new StringWriter();
        Thread emulation =
                new Thread(() -> Hillock.commandLine(new PrintWriter(said, true), new PrintWriter(said, true))
                        .execute("emulate", "unicorn", "--on", "pty", "--link", port.toString(), "--seconds", "0.8"));
        emulation.start();
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!Files.exists(port) && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertThat(hillock("devices", "probe", port.toString(), "--as", "unicorn", "--seconds", "0.4", "--json"))
                .as(err.toString())
                .isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("samples").intValue()).isGreaterThan(80);
        assertThat(report.path("missing").intValue()).isZero();
        assertThat(report.path("rateHz").doubleValue()).isBetween(150.0, 350.0);
        emulation.interrupt();
        emulation.join(5000);
        assertThat(said.toString()).contains("Emulating g.tec Unicorn Hybrid Black on " + port);
    }

    @Test
    void checksTheElectrodesOfAnEmulatedDevice(@TempDir Path folder) throws Exception {
        Assumptions.assumeFalse(
                System.getProperty("os.name").startsWith("Windows"), "SKIPPED: Windows has no pseudo-terminals");
        Path port = folder.resolve("port");
        StringWriter said = new StringWriter();
        Thread emulation =
                new Thread(() -> Hillock.commandLine(new PrintWriter(said, true), new PrintWriter(said, true))
                        .execute("emulate", "unicorn", "--on", "pty", "--link", port.toString(), "--seconds", "2.2"));
        emulation.start();
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!Files.exists(port) && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertThat(hillock("devices", "check", port.toString(), "--as", "unicorn", "--json"))
                .as(() -> err + " " + said)
                .isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("channels")).hasSize(8).allSatisfy(channel -> {
            assertThat(channel.path("usable").booleanValue()).isTrue();
            assertThat(channel.path("deviation").doubleValue()).isBetween(1.0, 200.0);
            assertThat(channel.path("slope").doubleValue()).isNegative();
        });
        emulation.interrupt();
        emulation.join(5000);
        assertThat(hillock("devices", "check", port.toString(), "--as", "unicorn", "--impedance"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("leave --impedance out");
    }

    @Test
    void huntsForTheRadioChannelOfABoardThatItsDongleDoesNotHear(@TempDir Path folder) throws Exception {
        Assumptions.assumeFalse(
                System.getProperty("os.name").startsWith("Windows"), "SKIPPED: Windows has no pseudo-terminals");
        Path port = folder.resolve("port");
        StringWriter said = new StringWriter();
        Thread emulation =
                new Thread(() -> Hillock.commandLine(new PrintWriter(said, true), new PrintWriter(said, true))
                        .execute("emulate", "cyton", "--link", port.toString(), "--fault", "channel:2"));
        emulation.start();
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!Files.exists(port) && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertThat(hillock("devices", "radio", port.toString(), "--as", "cyton"))
                .as(err.toString())
                .isEqualTo(ExitCode.WORK_FAILED);
        assertThat(out.toString()).contains("on radio channel 6", "does not hear it", "--hunt");
        out.getBuffer().setLength(0);
        assertThat(hillock("devices", "radio", port.toString(), "--as", "cyton", "--hunt", "--json"))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).contains("trying radio channel 2");
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("channel").intValue()).isEqualTo(2);
        assertThat(report.path("up").booleanValue()).isTrue();
        emulation.interrupt();
        emulation.join(5000);
        assertThat(hillock("devices", "radio", port.toString(), "--as", "cyton", "--hunt", "--set", "3"))
                .isEqualTo(ExitCode.BAD_USE);
    }

    @Test
    void refusesAnUnknownProfileOrFaultWithTheNearest() {
        assertThat(hillock("devices", "probe", "/dev/null", "--as", "unicron")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("did you mean 'unicorn'?");
        assertThat(hillock("emulate", "cyton", "--fault", "tron@5")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("did you mean 'torn'?");
    }
}

package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.lsl.LslLibrary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hosts in small: two network namespaces joined by a virtual cable, default configuration, so that streams are found by
 * multicast. With {@code LSL_LIB} naming a liblsl, each side is liblsl once.
 */
class LslAcrossNamespacesTest {
    private static final int SAMPLES = 500;
    private static final int CHANNELS = 4;

    @TempDir
    Path folder;

    private final String id = Long.toString(ProcessHandle.current().pid() % 100_000, 36);
    private final String left = "hkl" + id;
    private final String right = "hkr" + id;

    @BeforeEach
    void joinTwoNamespaces() throws IOException, InterruptedException {
        assumeTrue(
                run("ip", "netns", "add", left) == 0,
                "NOT RUN: Lab Streaming Layer across network namespaces; 'ip netns add' is not permitted here (root and"
                        + " iproute2 are needed)");
        assertThat(run("ip", "netns", "add", right)).isZero();
        assertThat(run(
                        "ip",
                        "link",
                        "add",
                        "v" + left,
                        "netns",
                        left,
                        "type",
                        "veth",
                        "peer",
                        "name",
                        "v" + right,
                        "netns",
                        right))
                .isZero();
        configure(left, "10.77.5.1/24");
        configure(right, "10.77.5.2/24");
        try (InputStream in = LslLibrary.class.getResourceAsStream("/lsl/liblsl_peer.py")) {
            Files.write(folder.resolve("peer.py"), Objects.requireNonNull(in).readAllBytes());
        }
    }

    private static void configure(String space, String address) throws IOException, InterruptedException {
        String[][] commands = {
            {"link", "set", "lo", "up"},
            {"addr", "add", address, "dev", "v" + space},
            {"link", "set", "v" + space, "up"},
            {"route", "add", "default", "dev", "v" + space},
        };
        for (String[] command : commands) {
            List<String> line = new ArrayList<>(List.of("ip", "-n", space));
            line.addAll(List.of(command));
            assertThat(run(line.toArray(new String[0])))
                    .as(String.join(" ", line))
                    .isZero();
        }
    }

    @AfterEach
    void removeNamespaces() throws IOException, InterruptedException {
        run("ip", "netns", "del", left);
        run("ip", "netns", "del", right);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private Process peer(String space, boolean liblsl, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", space));
        if (liblsl) {
            line.addAll(List.of("python3", folder.resolve("peer.py").toString()));
        } else {
            line.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LslNamespacePeer.class.getName()));
        }
        line.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().remove("LSLAPICFG");
        return builder.start();
    }

    private void carries(boolean liblslSends, boolean liblslReceives) throws IOException, InterruptedException {
        String name = "across-" + id;
        Process sender = peer(
                left,
                liblslSends,
                "publish",
                name,
                "float32",
                Integer.toString(CHANNELS),
                "100",
                Integer.toString(SAMPLES));
        Process receiver = peer(
                right,
                liblslReceives,
                "pull",
                "name='" + name + "' and type='EEG' and channel_count=" + CHANNELS,
                Integer.toString(SAMPLES));
        try {
            assertThat(receiver.waitFor(60, TimeUnit.SECONDS))
                    .as("the receiver ended")
                    .isTrue();
            List<String> lines = new String(receiver.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> Character.isDigit(line.charAt(0)))
                    .toList();
            assertThat(lines).hasSize(SAMPLES);
            double[] values = new double[CHANNELS];
            for (int n = 0; n < SAMPLES; n++) {
                for (int c = 0; c < CHANNELS; c++) {
                    values[c] = LslNamespacePeer.value(n, c);
                }
                assertThat(lines.get(n)).isEqualTo(LslNamespacePeer.line(n + 1.0, values));
            }
        } finally {
            sender.destroy();
            receiver.destroy();
            sender.waitFor();
        }
    }

    @Test
    void findsAndReceivesByMulticast() throws IOException, InterruptedException {
        carries(false, false);
    }

    @Test
    void receivesFromLiblsl() throws IOException, InterruptedException {
        needsLiblsl();
        carries(true, false);
    }

    @Test
    void sendsToLiblsl() throws IOException, InterruptedException {
        needsLiblsl();
        carries(false, true);
    }

    private static void needsLiblsl() {
        assumeTrue(
                System.getenv("LSL_LIB") != null,
                "NOT RUN: liblsl across network namespaces; set LSL_LIB to a liblsl.so to run it (python3 is needed"
                        + " too)");
    }
}

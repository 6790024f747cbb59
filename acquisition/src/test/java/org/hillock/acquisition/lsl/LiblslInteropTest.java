package org.hillock.acquisition.lsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.SessionClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both ways against the liblsl that {@code LSL_LIB} names, in a process of its own, on loopback. */
class LiblslInteropTest {
    private static final SessionClock CLOCK = SessionClock.monotonic();
    private static final int SAMPLES = 500;
    private static final int CHANNELS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir
    Path directory;

    private final LslSettings settings = LslRig.fresh();
    private Path script;

    @BeforeEach
    void needsLiblsl() throws IOException {
        assumeTrue(
                System.getenv("LSL_LIB") != null,
                "NOT RUN: interoperability with liblsl; set LSL_LIB to a liblsl.so to run it (python3 is needed too)");
        script = directory.resolve("peer.py");
        try (InputStream in = LiblslInteropTest.class.getResourceAsStream("/lsl/liblsl_peer.py")) {
            Files.write(script, Objects.requireNonNull(in).readAllBytes());
        }
        Files.writeString(
                directory.resolve("lsl_api.cfg"),
                "[ports]\nMulticastPort = " + (settings.basePort() + settings.portRange() + 1) + "\nBasePort = "
                        + settings.basePort() + "\nPortRange = " + settings.portRange()
                        + "\nIPv6 = disable\n[multicast]\nResolveScope = machine\n[lab]\nKnownPeers = {127.0.0.1}\nSessionID = "
                        + settings.sessionId() + "\n[log]\nlevel = -2\n");
    }

    private Process peer(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("python3", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LSLAPICFG", directory.resolve("lsl_api.cfg").toString());
        return builder.start();
    }

    @ParameterizedTest
    @EnumSource(value = ChannelFormat.class, names = "INT24", mode = EnumSource.Mode.EXCLUDE)
    void receivesEveryFormatFromLiblslExactly(ChannelFormat format) throws IOException, InterruptedException {
        Process peer =
                peer("publish", "peer", format.word(), Integer.toString(CHANNELS), "100", Integer.toString(SAMPLES));
        try {
            List<LslInfo> found = new LslResolver(settings, CLOCK)
                    .resolve(LslQuery.parse("name='peer' and starts-with(source_id,'peer')"), 1, PATIENCE);
            assertThat(found).hasSize(1);
            LslInfo full = LslInlet.fullInfo(found.get(0));
            assertThat(full.toStream("peer").montage().labels()).containsExactly("E0", "E1", "E2", "E3", "E4");
            try (LslInlet inlet = LslInlet.open(full, 10_000);
                    ClockProbe probe = new ClockProbe(full, CLOCK)) {
                for (int n = 0; n < SAMPLES; n++) {
                    assertThat(inlet.nextSeconds()).isEqualTo(n + 1.0);
                    assertThat(values(inlet, format)).isEqualTo(expected(n, format));
                }
                Optional<ClockOffset> offset = probe.measure();
                // Both processes read the same monotonic clock.
                assertThat(Math.abs(offset.orElseThrow().correctionSeconds())).isLessThan(1e-3);
            }
        } finally {
            peer.destroy();
            peer.waitFor();
        }
    }

    @ParameterizedTest
    @EnumSource(value = ChannelFormat.class, names = "INT24", mode = EnumSource.Mode.EXCLUDE)
    void sendsEveryFormatToLiblslExactly(ChannelFormat format) throws IOException, InterruptedException {
        LslInfo info = LslInfo.of("ours", "EEG", CHANNELS, format, "our-src", 100);
        try (LslOutlet outlet = LslOutlet.open(info, settings, CLOCK)) {
            Process peer = peer(
                    "pull",
                    "session_id='" + settings.sessionId() + "' and name='ours' and channel_count>=5",
                    Integer.toString(SAMPLES));
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8))) {
                LoopbackTest.awaitConsumer(outlet);
                for (int n = 0; n < SAMPLES; n++) {
                    push(outlet, n, format);
                }
                for (int n = 0; n < SAMPLES; n++) {
                    assertThat(lines.readLine()).isEqualTo((n + 1) + ".0 " + String.join(" ", printed(n, format)));
                }
                String correction = String.valueOf(lines.readLine());
                assertThat(correction).startsWith("correction ");
                assertThat(Math.abs(Double.parseDouble(correction.substring(11))))
                        .isLessThan(1e-3);
            } finally {
                peer.destroy();
                peer.waitFor();
            }
        }
    }

    private static void push(LslOutlet outlet, int n, ChannelFormat format) {
        List<Object> values = expected(n, format);
        long nanos = (n + 1) * 1_000_000_000L;
        switch (format) {
            case STRING -> outlet.push(values.toArray(new String[0]), nanos);
            case FLOAT32, DOUBLE64 ->
                outlet.push(values.stream().mapToDouble(v -> (double) v).toArray(), nanos);
            default -> outlet.push(values.stream().mapToLong(v -> (long) v).toArray(), nanos);
        }
    }

    private static List<Object> values(LslInlet inlet, ChannelFormat format) throws IOException {
        List<Object> values = new ArrayList<>();
        switch (format) {
            case STRING -> {
                String[] texts = new String[CHANNELS];
                inlet.readTexts(texts);
                values.addAll(List.of(texts));
            }
            case FLOAT32, DOUBLE64 -> {
                double[] numbers = new double[CHANNELS];
                inlet.readDoubles(numbers, 0);
                for (double number : numbers) {
                    values.add(number);
                }
            }
            default -> {
                long[] numbers = new long[CHANNELS];
                inlet.readLongs(numbers, 0);
                for (long number : numbers) {
                    values.add(number);
                }
            }
        }
        return values;
    }

    private static List<String> printed(int n, ChannelFormat format) {
        return expected(n, format).stream().map(String::valueOf).toList();
    }

    private static List<Object> expected(int n, ChannelFormat format) {
        List<Object> values = new ArrayList<>();
        for (int c = 0; c < CHANNELS; c++) {
            int mixed = 31 * n + 17 * c;
            values.add(
                    switch (format) {
                        case STRING ->
                            "n=" + n + ";c=" + c + ";" + "\u00e9".repeat(c % 3) + "x".repeat((7 * n + c) % 300);
                        case FLOAT32, DOUBLE64 -> mixed % 8192 / 8.0 - 512;
                        default -> {
                            int bits = format == ChannelFormat.INT64 ? 62 : 8 * format.bytes() - 1;
                            long size = mixed * 1_234_567_891_011L % (1L << bits);
                            yield c % 2 == 0 ? size : -size;
                        }
                    });
        }
        return values;
    }
}

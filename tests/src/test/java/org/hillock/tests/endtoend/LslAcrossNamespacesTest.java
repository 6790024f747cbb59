package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.tests.endtoend.TwoHosts.Host;
import org.hillock.tests.endtoend.TwoHosts.Library;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams from host to host, found by multicast; with {@code LSL_LIB} naming a liblsl, each side is liblsl once. */
@Timeout(120)
class LslAcrossNamespacesTest {
    private static final int SAMPLES = 200;
    private static final int CHANNELS = 4;

    @TempDir
    static Path folder;

    private static TwoHosts hosts;

    @BeforeAll
    static void joinTwoHosts() throws IOException, InterruptedException {
        hosts = TwoHosts.join(folder);
    }

    @AfterAll
    static void removeTwoHosts() throws IOException, InterruptedException {
        if (hosts != null) {
            hosts.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"OURS, OURS", "LIBLSL, OURS", "OURS, LIBLSL"})
    void carriesEveryFormatRegularAndIrregularExactly(Library sending, Library receiving)
            throws IOException, InterruptedException {
        needs(sending, receiving);
        String prefix = "all-" + sending + "-" + receiving;
        int streams = 2 * LslNamespacePeer.formats().size();
        Process sender = hosts.peer(Host.LEFT, sending, "publish-all", prefix, "" + CHANNELS, "" + SAMPLES);
        Process receiver = hosts.peer(Host.RIGHT, receiving, "pull-all", prefix, "" + streams, "" + SAMPLES);
        try {
            Map<String, List<String>> received = byStream(receiver);
            assertThat(received).hasSize(streams);
            for (ChannelFormat format : LslNamespacePeer.formats()) {
                for (int rate : new int[] {0, 100}) {
                    String name = LslNamespacePeer.name(prefix, format, rate);
                    expectExact(name, received.getOrDefault(name, List.of()), format, rate);
                }
            }
        } finally {
            end(sender);
            end(receiver);
        }
    }

    private static Map<String, List<String>> byStream(Process receiver) throws IOException {
        Map<String, List<String>> streams = new LinkedHashMap<>();
        String name = "";
        String all = new String(receiver.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        for (String line : all.lines().toList()) {
            if (line.startsWith("stream ")) {
                name = line.substring(7);
            } else {
                streams.computeIfAbsent(name, n -> new ArrayList<>()).add(line);
            }
        }
        return streams;
    }

    private static void expectExact(String name, List<String> lines, ChannelFormat format, int rateHz) {
        assertThat(lines).as(name).hasSize(SAMPLES + 1);
        for (int n = 0; n < SAMPLES; n++) {
            String[] words = lines.get(n).split(" ", 2);
            StringBuilder values = new StringBuilder();
            for (int c = 0; c < CHANNELS; c++) {
                values.append(c == 0 ? "" : " ").append(LslNamespacePeer.value(n, c, format));
            }
            assertThat(words[1]).as(name).isEqualTo(values.toString());
            double due = rateHz > 0 ? (n + 1) / 100.0 : n + 1;
            assertThat(Double.parseDouble(words[0])).as(name).isCloseTo(due, within(rateHz > 0 ? 1e-9 : 0));
        }
        // Both hosts read the same monotonic clock.
        String[] correction = lines.get(SAMPLES).split(" ", -1);
        assertThat(correction[0]).as(name).isEqualTo("correction");
        assertThat(Double.parseDouble(correction[1])).as(name).isCloseTo(0, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"OURS, OURS", "LIBLSL, OURS", "OURS, LIBLSL"})
    void goesOnWithTheNewOutletWhenTheFirstIsKilled(Library sending, Library receiving)
            throws IOException, InterruptedException {
        needs(sending, receiving);
        String name = "kill-" + sending + "-" + receiving;
        Process first = hosts.peer(Host.LEFT, sending, "count", name, "0");
        Process follower = hosts.peer(Host.RIGHT, receiving, "follow", name);
        List<String> news = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(follower.getInputStream(), StandardCharsets.UTF_8))) {
            long last = readUntil(lines, 0, news);
            readUntil(lines, last + 20, news);
            assertThat(news).isEmpty();
            first.destroyForcibly().waitFor();
            Process second = hosts.peer(Host.LEFT, sending, "count", name, "1000000");
            try {
                long next = readUntil(lines, 1_000_000, news);
                readUntil(lines, next + 20, news);
                assertThat(news).isEqualTo(receiving == Library.OURS ? List.of("lost", "recovered") : List.of());
            } finally {
                end(second);
            }
        } finally {
            end(first);
            end(follower);
        }
    }

    /** Reads numbers, each greater by one than the one before unless the outlet is a new one, up to a least one. */
    private static long readUntil(BufferedReader lines, long least, List<String> news) throws IOException {
        long last = -1;
        while (last < least) {
            String line = lines.readLine();
            assertThat(line).as("a number up to " + least).isNotNull();
            if (Character.isDigit(line.charAt(0))) {
                long number = Long.parseLong(line);
                boolean isOfTheNext = last < 1_000_000 && number >= 1_000_000;
                assertThat(last < 0 || number == last + 1 || isOfTheNext)
                        .as(number + " after " + last)
                        .isTrue();
                last = number;
            } else {
                news.add(line);
            }
        }
        return last;
    }

    private static void end(Process process) throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    private static void needs(Library... libraries) {
        boolean isLiblslAsked = List.of(libraries).contains(Library.LIBLSL);
        assumeTrue(
                !isLiblslAsked || System.getenv("LSL_LIB") != null,
                "NOT RUN: liblsl across network namespaces; set LSL_LIB to a liblsl.so to run it (python3 is needed"
                        + " too)");
    }
}

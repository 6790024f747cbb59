package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.hillock.acquisition.device.emulate.EmulatedDevice;
import org.hillock.acquisition.device.emulate.EmulationSettings;
import org.hillock.acquisition.device.emulate.Fault;
import org.hillock.acquisition.device.emulate.SourceSupply;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.synthetic.Artefacts;
import org.hillock.acquisition.synthetic.SyntheticHeadset;
import org.hillock.acquisition.synthetic.SyntheticSettings;
import org.hillock.acquisition.synthetic.TrialTiming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A session on an emulated Cyton behind a pseudo-terminal, whose line goes wrong while the spiking decoder learns. */
class LiveDeviceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long TRAVEL_NANOS = 100_000_000;

    private final Path folder;
    private final Logger deviceLog = (Logger) LoggerFactory.getLogger("org.hillock.device");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final List<Timed> news = new CopyOnWriteArrayList<>();
    private final List<Timed> datagrams = new CopyOnWriteArrayList<>();

    /** A line and when it came. */
    private record Timed(long nanos, String text) {}

    LiveDeviceTest(@TempDir Path folder) {
        this.folder = folder;
        logged.start();
        deviceLog.addAppender(logged);
    }

    @AfterEach
    void detach() {
        deviceLog.detachAppender(logged);
    }

    private EmulatedDevice cyton(String... faults) {
        DeviceProfile profile = DeviceProfiles.shipped().named("cyton");
        SyntheticSettings wearer = SyntheticSettings.defaults()
                .withMontage(profile.montage())
                .withRate(profile.sampleRateHz())
                .withTiming(new TrialTiming(Duration.ofMillis(100), Duration.ofMillis(400), Duration.ofMillis(50)))
                .withArtefacts(Artefacts.none())
                .withTrials(0);
        SourceSupply supply =
                new SourceSupply(new SyntheticHeadset(wearer), profile.montage(), Map.of("left", 1, "right", 2));
        EmulationSettings settings = EmulationSettings.plain()
                .withLink(folder.resolve("port"))
                .withTrigger("analog A5")
                .withFaults(Stream.of(faults).map(Fault::parse).toList());
        return new EmulatedDevice(
                profile, supply, settings, SessionClock.monotonic(), line -> news.add(new Timed(now(), line)));
    }

    private Path session(int udpPort) throws IOException {
        return Files.writeString(folder.resolve("live.json"), """
                {
                  "name": "live",
                  "sources": [{
                    "from": "serial", "device": "openbci-cyton", "port": "%s",
                    "trigger": "analog A5", "triggers": { "left": 1, "right": 2 }
                  }],
                  "conditioning": { "reference": "average", "notchHz": 50 },
                  "epochs": {
                    "classes": ["left", "right"], "onsets": { "left": "left", "right": "right" },
                    "startSeconds": 0.05, "endSeconds": 0.4, "windowSeconds": 0.15, "hopSeconds": 0.05
                  },
                  "decoder": { "name": "spiking", "seed": 1 },
                  "learning": { "adapt": ["statistics", "stdp", "sleep"], "labels": "cue" },
                  "feedback": [{ "to": "udp-json", "port": %d }],
                  "budget": { "hardMillis": 400, "policy": "neutral" }
                }
                """.formatted(folder.resolve("port"), udpPort));
    }

    @Test
    @Timeout(60)
    void learnsThroughFaultsAndAReplugAndSendsNothingButNeutralMeanwhile() throws IOException, InterruptedException {
        Assumptions.assumeFalse(
                System.getProperty("os.name").startsWith("Windows"), "SKIPPED: Windows has no pseudo-terminals");
        Path decisions = folder.resolve("decisions.jsonl");
        CommandLineRun run;
        try (EmulatedDevice device = cyton("lost@0.6:3", "corrupted@1.7:1", "repeated@2.8:2", "unplug@3.9:500");
                DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            device.start();
            Thread receiver = new Thread(() -> receive(socket), "receiver");
            receiver.start();
            run = CommandLineRun.of(
                    "run",
                    session(socket.getLocalPort()).toString(),
                    "--seconds",
                    "14",
                    "--decisions",
                    decisions.toString());
            socket.close();
            receiver.join();
        }
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .as("how well the channels measured, over what lies between the faults")
                .containsPattern("signal    8 channels judged [1-9]\\d* times: ");
        assertEachFaultIsOneLine(run);
        assertLearning(decisions);
        assertNeutralWhileAway();
    }

    private void assertEachFaultIsOneLine(CommandLineRun run) {
        List<String> lines =
                logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(lines)
                .filteredOn(line -> line.contains(": 3 samples missing by"))
                .hasSize(1);
        assertThat(lines)
                .filteredOn(line -> line.contains("1 place with bytes that are no frame"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("missing by the device's counter"));
        assertThat(lines).filteredOn(line -> line.contains("frames left out")).hasSize(1);
        assertThat(run.err().lines().filter(line -> line.contains("Lost the stream 'openbci-cyton'")))
                .hasSize(1);
        assertThat(run.err().lines().filter(line -> line.contains("Recovered the stream 'openbci-cyton'")))
                .hasSize(1);
    }

    private static void assertLearning(Path decisions) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String line : Files.readAllLines(decisions, StandardCharsets.UTF_8)) {
            all.add(JSON.readTree(line));
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(6);
        assertThat(all)
                .allSatisfy(
                        decision -> assertThat(decision.path("truth").asText()).isIn("left", "right"));
        assertThat(all.get(0).path("kind").asText()).isEqualTo("abstention");
        List<JsonNode> answers = all.stream()
                .filter(decision -> decision.path("kind").asText().equals("intent"))
                .toList();
        assertThat(answers)
                .as("once it has learnt from the first trials, it answers")
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.path("spikes").asLong()).isPositive());
    }

    private void assertNeutralWhileAway() {
        long away = when("unplug at sample");
        long back = news.stream()
                .filter(line -> line.nanos() > away && line.text().equals("started"))
                .findFirst()
                .orElseThrow()
                .nanos();
        List<String> meanwhile = datagrams.stream()
                .filter(datagram -> datagram.nanos() > away + TRAVEL_NANOS && datagram.nanos() < back)
                .map(Timed::text)
                .toList();
        assertThat(meanwhile).allSatisfy(text -> assertThat(text).contains("\"cmd\":\"neutral\""));
        assertThat(datagrams)
                .filteredOn(datagram -> datagram.nanos() > away && datagram.nanos() < back)
                .as("the actuators are told at once")
                .anySatisfy(datagram -> assertThat(datagram.text()).contains("\"cmd\":\"neutral\""));
        assertThat(datagrams)
                .filteredOn(datagram -> datagram.nanos() > back)
                .as("the session goes on after the replug")
                .anySatisfy(datagram -> assertThat(datagram.text()).doesNotContain("\"cmd\":\"neutral\""));
    }

    private long when(String start) {
        return news.stream()
                .filter(line -> line.text().startsWith(start))
                .findFirst()
                .orElseThrow()
                .nanos();
    }

    private static long now() {
        return System.nanoTime();
    }

    private void receive(DatagramSocket socket) {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        try {
            while (true) {
                socket.receive(packet);
                datagrams.add(
                        new Timed(now(), new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8)));
            }
        } catch (SocketException closed) {
            return;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Receivers that never read, die and come back, disks that are full, commands from strangers: nobody else notices. */
@Timeout(120)
class ReceiverFaultsTest extends FaultRig {
    ReceiverFaultsTest(@TempDir Path folder) throws IOException {
        super(folder);
    }

    @Test
    void aReceiverThatNeverReadsDelaysNobodyElse() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String tcp = "{ \"to\": \"tcp-json\", \"port\": " + deaf.getLocalPort() + " }";
            String safety = "\"safety\": { \"lane\": { \"acknowledgeMillis\": 50, \"retryMillis\": 100 } },";
            CommandLineRun ended = end(start(session(HangingDecoderProvider.NAME, safety, feedback(tcp))));
            assertThat(ended.exitCode()).as(ended.err()).isZero();
            JsonNode lanes = ended.json().path("lanes");
            assertThat(lanes.get(1).path("sent").asInt()).isEqualTo(16);
            assertActives(16);
            assertThat(lanes.get(0).path("lastFailure").asText()).contains("no answer within 50 ms");
            assertThat(lanes.get(0).path("failed").asInt()).isPositive();
            assertLastIsNeutral();
        }
    }

    @Test
    void aBrokerThatIsKilledAndComesBackGetsNoStaleCommand() throws Exception {
        Optional<Path> program = Stream.of("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            skip("mosquitto is not installed; the fault of a killed broker was not tried.");
        }
        int port = freePort();
        Process broker = broker(program.orElseThrow(), port);
        String mqtt = "{ \"to\": \"mqtt\", \"port\": " + port
                + ", \"topic\": \"t\", \"texts\": { \"left\": \"{seq}\", \"right\": \"{seq}\" } }";
        String safety = "\"safety\": { \"lane\": { \"acknowledgeMillis\": 200, \"retryMillis\": 100 } },";
        Path log = folder.resolve("commands.jsonl");
        Path session = session(HangingDecoderProvider.NAME, safety, feedback(mqtt));
        Files.writeString(session, Files.readString(session).replace("\"trials\": 16", "\"trials\": 24"));
        CompletableFuture<CommandLineRun> run = startAt("30", session, "--commands", log.toString());
        output.awaitActives(3);
        broker.destroyForcibly().waitFor();
        output.awaitActives(6);
        broker(program.orElseThrow(), port);
        CommandLineRun ended = end(run);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        JsonNode lane = ended.json().path("lanes").get(0);
        assertActives(24);
        List<String> deliveries = deliveries(log, "mqtt");
        assertThat(deliveries).hasSize(24).contains("failed", "sent acknowledged");
        assertThat(deliveries.get(23)).as(() -> deliveries.toString()).isEqualTo("sent acknowledged");
        assertThat(lane.path("sent").asLong())
                .isEqualTo(deliveries.stream()
                        .filter(delivery -> delivery.startsWith("sent"))
                        .count());
        assertLastIsNeutral();
    }

    private Process broker(Path program, int port) throws IOException, InterruptedException {
        Path settings = Files.write(
                folder.resolve("broker.conf"), List.of("listener " + port + " 127.0.0.1", "allow_anonymous true"));
        Process broker = new ProcessBuilder(program.toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("broker.log").toFile())
                .start();
        started.add(broker);
        for (int i = 0; i < 400; i++) {
            try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(probe.isConnected()).isTrue();
                return broker;
            } catch (IOException notYet) {
                Thread.sleep(25);
            }
        }
        throw new AssertionError("the broker did not start");
    }

    /** What became of each decision at one actuator. */
    private static List<String> deliveries(Path log, String actuator) throws IOException {
        List<String> deliveries = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            for (JsonNode delivery : JSON.readTree(line).path("deliveries")) {
                if (delivery.path("actuator").asText().startsWith(actuator)) {
                    deliveries.add(delivery.path("delivery").asText()
                            + (delivery.has("acknowledgedNanos") ? " acknowledged" : ""));
                }
            }
        }
        return deliveries;
    }

    @Test
    void aFullDiskEndsTheLogAndNotTheSession() throws Exception {
        if (!Files.exists(Path.of("/dev/full"))) {
            skip("there is no /dev/full; the fault of a full disk was not tried.");
        }
        CommandLineRun ended =
                end(startAt("max", session(HangingDecoderProvider.NAME, feedback()), "--commands", "/dev/full"));
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err().lines())
                .singleElement()
                .asString()
                .contains("/dev/full: the log of commands cannot be written");
        assertThat(ended.json().path("decisions").asInt()).isEqualTo(16);
        assertActives(16);
        assertLastIsNeutral();
    }

    @Test
    void aThousandMalformedCommandsChangeNothing() throws Exception {
        CompletableFuture<CommandLineRun> run = start(session(HangingDecoderProvider.NAME, feedback()));
        output.awaitActives(1);
        Path socket = socket();
        byte[] lines = "stopp\nstop it\n\0\0\narm!\nopen nothing\n{\"stop\":1}\n".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 167; i++) {
            try (SocketChannel peer = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                peer.connect(UnixDomainSocketAddress.of(socket));
                peer.write(ByteBuffer.wrap(lines));
            }
        }
        CommandLineRun ended = end(run);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        assertActives(16);
        assertThat(socket).doesNotExist();
    }
}

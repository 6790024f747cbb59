package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a receiver of a session's datagrams gets. */
class FeedbackDatagramsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIALS = 16;
    private final Path folder;

    FeedbackDatagramsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void comeAsLinesOfJsonAndAsOscNeutralFirstAndLast() throws IOException {
        try (DatagramSocket lines = receiver();
                DatagramSocket osc = receiver()) {
            String feedback =
                    "\"feedback\": [{ \"to\": \"udp-json\", \"port\": %d }, { \"to\": \"osc\", \"port\": %d }],"
                            .formatted(lines.getLocalPort(), osc.getLocalPort());
            Path session = Files.writeString(folder.resolve("s.json"), Sessions.synthetic("csp-lda", feedback));
            CommandLineRun run = CommandLineRun.of("run", session.toString(), "--speed", "max", "--json");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertLines(received(lines));
            assertOsc(received(osc));
        }
    }

    private static void assertLines(List<byte[]> datagrams) throws IOException {
        List<JsonNode> commands = new ArrayList<>();
        for (byte[] datagram : datagrams) {
            String line = new String(datagram, StandardCharsets.UTF_8);
            assertThat(line)
                    .matches(
                            "\\{\"seq\":-?\\d+,\"t\":[-0-9.E]+,\"cmd\":\"(left|right|neutral)\",\"v\":[0-9.E-]+,\"ttl\":\\d+}\n");
            commands.add(JSON.readTree(line));
        }
        assertThat(commands.get(0).path("cmd").asText()).isEqualTo("neutral");
        assertThat(commands.get(commands.size() - 1).path("cmd").asText()).isEqualTo("neutral");
        List<Integer> sequences = commands.stream()
                .map(command -> command.path("seq").asInt())
                .filter(sequence -> sequence >= 0)
                .toList();
        assertThat(sequences).isSorted().doesNotHaveDuplicates();
        List<JsonNode> active = commands.stream()
                .filter(command -> !command.path("cmd").asText().equals("neutral"))
                .toList();
        assertThat(active).hasSizeBetween(1, TRIALS).allSatisfy(command -> {
            assertThat(command.path("v").asDouble()).isBetween(0.5, 1.0);
            assertThat(command.path("ttl").asLong()).isEqualTo(1000);
        });
    }

    private static void assertOsc(List<byte[]> datagrams) {
        byte[] neutral = HexFormat.of().parseHex("2f68696c6c6f636b2f6e65757472616c" + "00000000" + "2c000000");
        byte[] head = HexFormat.of().parseHex("2f68696c6c6f636b2f6465636973696f6e000000" + "2c73696600000000");
        assertThat(datagrams.get(0)).isEqualTo(neutral);
        assertThat(datagrams.get(datagrams.size() - 1)).isEqualTo(neutral);
        List<byte[]> decisions = datagrams.stream()
                .filter(datagram -> !Arrays.equals(datagram, neutral))
                .toList();
        assertThat(decisions).isNotEmpty().allSatisfy(datagram -> {
            assertThat(Arrays.copyOf(datagram, head.length)).isEqualTo(head);
            ByteBuffer rest = ByteBuffer.wrap(datagram, head.length, datagram.length - head.length);
            byte[] name = new byte[8];
            rest.get(name);
            assertThat(new String(name, StandardCharsets.US_ASCII)).isIn("left\0\0\0\0", "right\0\0\0");
            assertThat(rest.getInt()).isBetween(0, TRIALS - 1);
            assertThat(rest.getFloat()).isBetween(0.5f, 1f);
            assertThat(rest.hasRemaining()).isFalse();
        });
    }

    private static DatagramSocket receiver() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setReceiveBufferSize(1 << 18);
        socket.setSoTimeout(300);
        return socket;
    }

    private static List<byte[]> received(DatagramSocket socket) throws IOException {
        List<byte[]> datagrams = new ArrayList<>();
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        try {
            while (true) {
                socket.receive(packet);
                datagrams.add(Arrays.copyOf(packet.getData(), packet.getLength()));
            }
        } catch (SocketTimeoutException noMore) {
            return datagrams;
        }
    }
}

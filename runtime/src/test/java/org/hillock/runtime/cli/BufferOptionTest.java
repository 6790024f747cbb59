package org.hillock.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.hillock.acquisition.lsl.LslConfig;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslInstance.Endpoint;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.runtime.cli.LoopbackRig.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code --buffer} says is what is kept for a receiver that does not read, and no more. */
@Timeout(60)
class BufferOptionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FRAMES_A_SECOND = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LoopbackRig rig;

    BufferOptionTest(@TempDir Path folder) throws IOException {
        this.rig = new LoopbackRig(folder);
    }

    private LslSettings settings(String... arguments) {
        LslOptions options = new LslOptions();
        new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        return options.settings();
    }

    @Test
    void isSixMinutesUnlessSaidAndLeavesTheFileOtherwiseAlone() {
        String config = rig.config().toString();
        LslSettings usual = settings("--config", config);
        assertThat(usual.buffer()).isEqualTo(Duration.ofMinutes(6));
        assertThat(usual.bufferSamples(250)).isEqualTo(90_000);

        LslSettings brief = settings("--config", config, "--buffer", "2.5");
        assertThat(brief).isEqualTo(usual.withBuffer(Duration.ofMillis(2500)));
        assertThat(brief.bufferSamples(250)).isEqualTo(625);
        assertThat(brief.bufferSamples(0)).isEqualTo(250);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "NaN", "long"})
    void isRefusedWhereItIsNoTime(String word) {
        for (String[] command :
                new String[][] {{"lsl", "list"}, {"serve", "synthetic", "--lsl"}, {"lsl", "pull", "x"}}) {
            String[] line = Arrays.copyOf(command, command.length + 2);
            line[command.length] = "--buffer";
            line[command.length + 1] = word;
            Answer answer = rig.run(line);
            assertThat(answer.exitCode()).isEqualTo(2);
            assertThat(answer.err()).contains("'--buffer'", "'" + word + "' is no time; write seconds above 0");
        }
    }

    @Test
    void listTakesIt() {
        Answer answer = rig.run("lsl", "list", "--seconds", "0.1", "--buffer", "2");
        assertThat(answer.err()).isEmpty();
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("No stream answered");
    }

    @Test
    void aServedStreamDropsWhatIsBeyondItAndCountsThat() throws Exception {
        CompletableFuture<Answer> brief = serve("brief", "0.05");
        CompletableFuture<Answer> ample = serve("ample", "360");
        try (Socket one = receiveWithoutReading("brief");
                Socket other = receiveWithoutReading("ample")) {
            assertThat(one.isConnected() && other.isConnected()).isTrue();
            assertThat(dropped(brief)).isBetween(1L, 10L * FRAMES_A_SECOND);
            assertThat(dropped(ample)).isZero();
        }
    }

    private CompletableFuture<Answer> serve(String name, String bufferSeconds) {
        return rig.start(
                "serve",
                "synthetic",
                "--lsl",
                "--json",
                "--name",
                name,
                "--rate",
                Integer.toString(FRAMES_A_SECOND),
                "--seconds",
                "6",
                "--buffer",
                bufferSeconds);
    }

    private static long dropped(CompletableFuture<Answer> serving) throws Exception {
        Answer answer = LoopbackRig.end(serving);
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        return JSON.readTree(answer.out()).path("dropped").asLong(-1);
    }

    /** Asks for a stream, and for a queue that outlasts the test, with the smallest window that the system gives. */
    private Socket receiveWithoutReading(String name) throws IOException {
        LslLibrary library = LslLibrary.java(LslConfig.read(rig.config()), SessionClock.monotonic());
        LslInfo info =
                library.resolve(LslQuery.property("name", name), 1, PATIENCE).get(0);
        Endpoint endpoint = info.instance().endpoint();
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1);
        socket.connect(new InetSocketAddress(endpoint.address(), endpoint.dataPort()));
        String request = "LSL:streamfeed/110 " + info.uid() + "\r\nNative-Byte-Order: 1234\r\nValue-Size: 4\r\n"
                + "Max-Buffer-Length: 10000000\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}

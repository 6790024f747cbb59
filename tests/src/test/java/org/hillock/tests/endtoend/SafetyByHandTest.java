package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hillock.runtime.control.ControlClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person arms, closes, opens and presses, over whole sessions. */
@Timeout(120)
class SafetyByHandTest extends FaultRig {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TRIALS = 30;
    private static final String STIMULATOR = "{ \"to\": \"stimulator\", \"pulses\": { \"left\": { \"milliamps\": 3 },"
            + " \"right\": { \"milliamps\": 4 } } }";

    SafetyByHandTest(@TempDir Path folder) throws IOException {
        super(folder);
    }

    private void tell(String... words) {
        List<String> line = new ArrayList<>(List.of("tell"));
        line.addAll(List.of(words));
        line.addAll(List.of("--control", control()));
        CommandLineRun told = CommandLineRun.of(line.toArray(String[]::new));
        assertThat(told.exitCode()).as(told.err()).isZero();
    }

    private void assertNothingPasses() {
        long before = output.actives();
        output.awaitFurtherNeutrals(2);
        assertThat(output.actives()).isEqualTo(before);
    }

    @Test
    void aStimulatorActsOnlyWhileItIsArmedAndItsContactIsClosed() throws Exception {
        String safety = "\"safety\": { \"arming\": \"by_person\", \"interlocks\": [\"door\"] },";
        Path log = folder.resolve("commands.jsonl");
        Path session = session(HangingDecoderProvider.NAME, safety, feedback(STIMULATOR));
        Files.writeString(session, Files.readString(session).replace("\"trials\": 16", "\"trials\": " + TRIALS));
        CompletableFuture<CommandLineRun> run = start(session, "--commands", log.toString());
        output.awaitFurtherNeutrals(1);
        assertNothingPasses();
        tell("arm");
        assertNothingPasses();
        tell("close", "door");
        output.awaitActives(2);
        wakeUps.faultBegins();
        long opened = System.nanoTime();
        assertThat(ControlClient.say(socket(), "open door", PATIENCE)).isPresent();
        assertThat(millisSince(opened, output.awaitNeutralAfter(opened))).isLessThan(wakeUps.allow(PERIOD_MILLIS));
        assertNothingPasses();
        tell("close", "door");
        output.awaitActives(output.actives() + 1);
        tell("disarm");
        CommandLineRun ended = end(run);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        JsonNode governor = ended.json().path("governor");
        assertActives(governor.path("passed").asLong());
        assertThat(ended.json().path("decisions").asInt()).isEqualTo(TRIALS);
        assertThat(turns(log)).containsExactly("disarmed", "interlock", "passed", "interlock", "passed", "disarmed");
        JsonNode stimulator = ended.json().path("lanes").get(0);
        assertThat(stimulator.path("actuator").asText()).isEqualTo("stimulator (emulated)");
        assertThat(stimulator.path("failed").asLong()).isZero();
        assertThat(acknowledged(log))
                .isPositive()
                .isEqualTo(stimulator.path("sent").asLong());
        assertLastIsNeutral();
    }

    private static List<JsonNode> decisions(Path log) throws IOException {
        List<JsonNode> decisions = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            JsonNode node = JSON.readTree(line);
            if (node.has("samples")) {
                decisions.add(node);
            }
        }
        return decisions;
    }

    /** Why decisions became what they did, each reason once in a row. */
    private static List<String> turns(Path log) throws IOException {
        List<String> turns = new ArrayList<>();
        for (JsonNode decision : decisions(log)) {
            String cause = decision.path("cause").asText();
            if (turns.isEmpty() || !turns.get(turns.size() - 1).equals(cause)) {
                turns.add(cause);
            }
        }
        return turns;
    }

    private static long acknowledged(Path log) throws IOException {
        return decisions(log).stream()
                .filter(decision -> decision.path("cause").asText().equals("passed"))
                .flatMap(decision -> decision.path("deliveries").valueStream())
                .filter(delivery ->
                        delivery.path("confirms").asText().equals("device") && delivery.has("acknowledgedNanos"))
                .count();
    }

    @Test
    void aButtonOnASerialLineStopsAHungDecodersOutputWithinAPeriod() throws Exception {
        if (!Files.isExecutable(Path.of("/usr/bin/socat"))) {
            skip("socat is not installed; the stop button on a serial line was not tried.");
        }
        Path port = folder.resolve("port");
        Path button = folder.resolve("button");
        Process pair = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + port, "pty,raw,echo=0,link=" + button)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("socat.log").toFile())
                .start();
        started.add(pair);
        for (int i = 0; i < 400 && !(Files.exists(port) && Files.exists(button)); i++) {
            Thread.sleep(10);
        }
        String safety = "\"safety\": { \"button\": { \"port\": \"" + port.toRealPath() + "\", \"code\": 33 } },";
        CompletableFuture<CommandLineRun> run = start(session(HangingDecoderProvider.NAME, safety, feedback()));
        output.awaitActives(1);
        press(button, 'x');
        output.awaitActives(3);
        HangingDecoderProvider.hang();
        Thread.sleep(2 * PERIOD_MILLIS);
        assertThat(quickestPressMillis(button)).isLessThan(PERIOD_MILLIS);
        long before = output.actives();
        long pressed = System.nanoTime();
        press(button, '!');
        output.awaitNeutralAfter(pressed);
        HangingDecoderProvider.letGo();
        CommandLineRun ended = end(run);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertActives(before);
        assertThat(ended.err()).contains("EMERGENCY STOP: emergency stop by the button on " + port.toRealPath());
        assertLastIsNeutral();
    }

    private static void press(Path button, char code) throws IOException {
        Files.write(button, new byte[] {(byte) code}, StandardOpenOption.WRITE);
    }

    /** From the byte on the line to the neutral at the receiver; the best of several, for the machine is shared. */
    private long quickestPressMillis(Path button) throws IOException {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < 10 && quickest >= PERIOD_MILLIS; i++) {
            long pressed = System.nanoTime();
            press(button, '!');
            quickest = Math.min(quickest, millisSince(pressed, output.awaitNeutralAfter(pressed)));
            ControlClient.say(socket(), "clear", PATIENCE);
        }
        return quickest;
    }
}

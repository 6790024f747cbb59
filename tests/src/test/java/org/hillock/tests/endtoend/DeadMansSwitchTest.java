package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hillock.runtime.control.ControlClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session whose wearer, or who sits beside them, must keep a hand on the switch. */
@Timeout(120)
class DeadMansSwitchTest extends FaultRig {
    /** Between two decisions and the next, so that the watchdog and not a decision finds the hand gone. */
    private static final long PERSON_MILLIS = 2 * PERIOD_MILLIS + PERIOD_MILLIS / 2;

    private static final String SWITCH = "\"safety\": { \"watch\": { \"personMillis\": " + PERSON_MILLIS + " } },";
    private static final int TRIALS = 24;
    private static final int ABSENCES = 2;
    /** Decisions that are waited for while nobody is there; each goes out as neutral. */
    private static final int UNCOMMANDED = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    DeadMansSwitchTest(@TempDir Path folder) throws IOException {
        super(folder);
    }

    /** Says every now and then that it is here, as the key of a terminal does that is held down. */
    private static final class Hand implements AutoCloseable {
        private static final long EVERY_MILLIS = 20;
        private final Path socket;
        private final Thread thread = new Thread(this::hold, "hand on the switch");
        private volatile boolean holds = true;
        private volatile long askedNanos;
        private volatile long answeredNanos;

        Hand(Path socket) {
            this.socket = socket;
            sign();
            thread.setDaemon(true);
            thread.start();
        }

        private void hold() {
            while (holds) {
                sign();
                try {
                    Thread.sleep(EVERY_MILLIS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private void sign() {
            askedNanos = System.nanoTime();
            assertThat(ControlClient.say(socket, "here", PATIENCE))
                    .hasValueSatisfying(answer -> assertThat(answer).startsWith("ok "));
            answeredNanos = System.nanoTime();
        }

        /** Gives a last sign. */
        void letGo() throws InterruptedException {
            holds = false;
            thread.join();
            sign();
        }

        @Override
        public void close() throws InterruptedException {
            holds = false;
            thread.join();
        }
    }

    @Test
    void theOutputRestsWhileNobodyHoldsTheSwitchAndDecisionsGoOn() throws Exception {
        Path log = folder.resolve("commands.jsonl");
        Path session = session(HangingDecoderProvider.NAME, SWITCH, feedback());
        Files.writeString(session, Files.readString(session).replace("\"trials\": 16", "\"trials\": " + TRIALS));
        CompletableFuture<CommandLineRun> run = start(session, "--commands", log.toString());
        output.awaitFurtherNeutrals(1 + UNCOMMANDED);
        assertThat(output.actives()).as("commands before anybody was there").isZero();
        for (int i = 0; i < ABSENCES; i++) {
            commandsPassWhileTheSwitchIsHeldAndNotAfter();
        }
        CommandLineRun ended = end(run);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.json().path("decisions").asInt()).isEqualTo(TRIALS);
        assertThat(ended.err().lines())
                .filteredOn(line -> line.contains("WATCHDOG: nobody holds the dead-man's switch"))
                .hasSizeBetween(1, ABSENCES);
        assertUncommandedFor(log, ended.json());
        assertLastIsNeutral();
    }

    private void commandsPassWhileTheSwitchIsHeldAndNotAfter() throws Exception {
        long before = output.actives();
        try (Hand hand = new Hand(socket())) {
            output.awaitActives(before + 2);
            wakeUps.faultBegins();
            hand.letGo();
            NeutralWatch.Received neutral = output.awaitNeutralAfter(hand.askedNanos);
            assertThat(millisSince(hand.askedNanos, neutral)).isGreaterThanOrEqualTo(PERSON_MILLIS);
            assertThat(millisSince(hand.answeredNanos, neutral)).isLessThan(wakeUps.allow(PERSON_MILLIS));
        }
        long passed = output.actives();
        output.awaitFurtherNeutrals(UNCOMMANDED);
        assertThat(output.actives()).isEqualTo(passed);
    }

    /** Every decision that nobody was there for is in the log with its answer and that reason. */
    private void assertUncommandedFor(Path log, JsonNode outcome) throws IOException {
        List<String> causes = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            JsonNode node = JSON.readTree(line);
            if (node.has("samples")) {
                assertThat(node.path("kind").asText()).isEqualTo("intent");
                causes.add(node.path("cause").asText());
            }
        }
        assertThat(causes).hasSize(TRIALS).containsOnly("passed", "no_person");
        assertThat(causes)
                .filteredOn("no_person"::equals)
                .hasSize(outcome.path("governor").path("suppressed").asInt())
                .hasSizeGreaterThanOrEqualTo((ABSENCES + 1) * UNCOMMANDED);
        assertActives(outcome.path("governor").path("passed").asLong());
    }
}

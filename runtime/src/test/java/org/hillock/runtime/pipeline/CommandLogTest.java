package org.hillock.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.LinkLoss;
import org.hillock.feedback.safety.SafetyEvent;
import org.hillock.runtime.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a command in the log back to its samples, and on to its confirmation. */
class CommandLogTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REFUSED = 20;

    private final Path file;

    CommandLogTest(@TempDir Path folder) {
        this.file = folder.resolve("commands.jsonl");
    }

    /** Confirms every command but one. */
    private static final class Confirming implements Actuator {
        private long last;

        @Override
        public String name() {
            return "confirming";
        }

        @Override
        public LinkLoss onLinkLoss() {
            return LinkLoss.noLink("it is of this test");
        }

        @Override
        public Acknowledgement acknowledgement() {
            return Acknowledgement.DEVICE;
        }

        @Override
        public void send(ActuatorCommand command) {
            last = command.sequence();
        }

        @Override
        public void awaitAcknowledgement(Duration patience) {
            if (last == REFUSED) {
                throw new FeedbackException("confirming: the device refused command " + last + ".");
            }
        }

        @Override
        public void neutral() {
            last = -1;
        }

        @Override
        public void close() {
            last = -1;
        }
    }

    private List<JsonNode> decisions(Session session) throws IOException {
        CommandLog log = new CommandLog(file, session.epochs().classes());
        log.happened(new SafetyEvent(SafetyEvent.Kind.ARMED, "armed by a test"));
        RunSettings settings = new RunSettings(
                "small.json",
                Tempo.FULL_SPEED,
                SessionClock.monotonic(),
                List.of(new Confirming()),
                List.of(),
                SourceNews.NOBODY,
                SessionTap.NONE,
                new Oversight(SafetyEvent.Listener.NONE, List.of(), Optional.of(log)));
        new SessionRun(session, settings).run(TestSessions.sources(session));
        List<JsonNode> decisions = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = JSON.readTree(line);
            if (node.has("samples")) {
                decisions.add(node);
            }
        }
        return decisions;
    }

    @Test
    void leadsFromEachCommandToItsSamplesStateDecisionRulingAndConfirmation() throws IOException {
        Session session = TestSessions.small("csp-lda", "{ \"hardMillis\": 60000 }");
        List<JsonNode> lines = decisions(session);
        assertThat(lines).hasSize(24);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = lines.get(i);
            JsonNode samples = line.path("samples");
            double spanSeconds = (samples.path("lastNanos").asLong()
                            - samples.path("firstNanos").asLong())
                    / 1e9;
            assertThat(line.path("sequence").asInt()).isEqualTo(i);
            assertThat(samples.path("stream").asText()).isNotEmpty();
            assertThat(spanSeconds).isBetween(1.9, 2.01);
            assertThat(line.path("decoder").path("labels").asInt()).isEqualTo(i);
            assertThat(line.path("decoder").path("history").asText()).hasSize(64);
            boolean answered = line.path("kind").asText().equals("intent");
            assertThat(line.path("cause").asText()).isEqualTo(answered ? "passed" : "no_answer");
            JsonNode delivery = line.path("deliveries").get(0);
            assertThat(delivery.path("actuator").asText()).isEqualTo("confirming");
            assertThat(delivery.path("delivery").asText()).isEqualTo("sent");
            assertThat(delivery.path("atNanos").asLong())
                    .isGreaterThanOrEqualTo(line.path("decidedNanos").asLong());
            if (i == REFUSED && answered) {
                assertThat(delivery.path("refusal").asText()).contains("refused command 20");
            } else if (answered) {
                assertThat(delivery.path("acknowledgedNanos").asLong())
                        .isGreaterThanOrEqualTo(delivery.path("atNanos").asLong());
            }
        }
        assertThat(Files.readAllLines(file).get(0)).isEqualTo("{\"event\":\"armed\",\"detail\":\"armed by a test\"}");
    }

    @Test
    void namesTheDecoderThatDecidedAndItsOwnLabelsWhileTheSessionIsDegraded() throws IOException {
        Session session = TestSessions.small(
                "csp-lda",
                "{ \"hardMillis\": 0.001, \"policy\": \"degrade\","
                        + " \"fallback\": { \"decoder\": \"tangent-lr\", \"degradeAfter\": 2 } }");
        List<JsonNode> lines = decisions(session);
        assertThat(lines).allMatch(line -> line.path("cause").asText().equals("late"));
        assertThat(lines.stream().map(line -> line.path("decoder").path("name").asText()))
                .startsWith("csp-lda", "csp-lda", "tangent-lr", "tangent-lr")
                .endsWith("tangent-lr");
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i).path("decoder").path("labels").asInt()).isEqualTo(i);
        }
    }

    @Test
    void keepsTheAnswerThatStoodByBesideTheOneThatItWouldReplace() throws IOException {
        Session session = TestSessions.small(
                "csp-lda",
                "{ \"hardMillis\": 60000, \"policy\": \"fallback\", \"fallback\": { \"decoder\": \"tangent-lr\" } }");
        assertThat(decisions(session)).allSatisfy(line -> {
            assertThat(line.path("decoder").path("name").asText()).isEqualTo("csp-lda");
            assertThat(line.path("standBy").path("kind").asText()).isIn("intent", "abstention");
        });
    }

    @Test
    void namesTheSameStatesInASecondRun() throws IOException {
        Session session = TestSessions.small("csp-lda", "{ \"hardMillis\": 60000 }");
        List<JsonNode> first =
                decisions(session).stream().map(line -> line.path("decoder")).toList();
        List<JsonNode> second =
                decisions(session).stream().map(line -> line.path("decoder")).toList();
        assertThat(second).isEqualTo(first);
    }
}

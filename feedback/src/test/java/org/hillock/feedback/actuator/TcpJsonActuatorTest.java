package org.hillock.feedback.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.feedback.FeedbackException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TcpJsonActuatorTest extends ActuatorContract {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern SEQUENCE = Pattern.compile("\"seq\":(-?[0-9]+)");
    private volatile String form = "{\"ack\":%s}";
    private final LineServer server = LineServer.answering(this::answer);

    private String answer(String line) {
        Matcher matcher = SEQUENCE.matcher(line);
        return matcher.find() ? form.formatted(matcher.group(1)) : "?";
    }

    @Override
    protected Actuator open() {
        return new TcpJsonActuator("127.0.0.1", server.port());
    }

    @Override
    protected Object lastOutput() {
        return server.take();
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void writesALineAndTakesItsAcknowledgement() {
        try (Actuator actuator = open()) {
            actuator.neutral();
            actuator.send(active(7));
            actuator.awaitAcknowledgement(PATIENCE);
            server.take();
            assertThat(server.take()).isEqualTo("{\"seq\":7,\"t\":1.25,\"cmd\":\"left\",\"v\":0.5,\"ttl\":200}");
        }
    }

    @Test
    void saysWhyTheReceiverRefused() {
        form = "{\"nak\":%s,\"why\":\"jammed\"}";
        try (Actuator actuator = open()) {
            actuator.send(active(7));
            assertThatThrownBy(() -> actuator.awaitAcknowledgement(PATIENCE))
                    .isInstanceOf(FeedbackException.class)
                    .hasMessageContaining("refused command 7 (jammed)");
        }
    }

    @Test
    void doesNotWaitForeverForAnAnswer() {
        form = "";
        try (Actuator actuator = open()) {
            actuator.send(active(7));
            assertThatThrownBy(() -> actuator.awaitAcknowledgement(Duration.ofMillis(30)))
                    .isInstanceOf(FeedbackException.class)
                    .hasMessageContaining("no answer within 30 ms");
        }
    }

    @Test
    void namesAnAnswerThatIsNoJson() {
        form = "hello %s";
        try (Actuator actuator = open()) {
            actuator.send(active(7));
            assertThatThrownBy(() -> actuator.awaitAcknowledgement(PATIENCE))
                    .isInstanceOf(FeedbackException.class)
                    .hasMessageContaining("read the answer 'hello 7'");
        }
    }

    @Test
    void connectsAgainAfterTheReceiverCameBack() {
        int port = server.port();
        try (Actuator actuator = new TcpJsonActuator("127.0.0.1", port)) {
            actuator.send(active(1));
            actuator.awaitAcknowledgement(PATIENCE);
            server.close();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            actuator.send(active(2));
                            actuator.awaitAcknowledgement(PATIENCE);
                        }
                    })
                    .isInstanceOf(FeedbackException.class);
            try (LineServer back = LineServer.answeringAt(port, this::answer)) {
                actuator.send(active(3));
                assertThatCode(() -> actuator.awaitAcknowledgement(PATIENCE)).doesNotThrowAnyException();
                assertThat(back.take()).contains("\"seq\":3");
            }
        }
    }

    @Test
    void aReceiverThatNeverReadsIsLeftByAnEmergency() throws InterruptedException {
        try (LineServer deaf = LineServer.deaf();
                Actuator actuator = new TcpJsonActuator("127.0.0.1", deaf.port())) {
            LaneSettings settings =
                    new LaneSettings(16, Duration.ofMillis(100), Duration.ofMillis(1), Duration.ofMillis(1));
            CommandLane lane =
                    ActuatorLane.open(actuator, settings, command -> true, SessionClock.monotonic(), LaneListener.NONE);
            Thread flood = new Thread(() -> {
                while (lane.counts().stuck() == 0 && !Thread.currentThread().isInterrupted()) {
                    lane.offer(active(1));
                    lane.supervise(System.nanoTime());
                    Thread.onSpinWait();
                }
            });
            flood.setDaemon(true);
            flood.start();
            flood.join(200);
            flood.interrupt();
            long begun = System.nanoTime();
            lane.emergency();
            assertThat(System.nanoTime() - begun).isLessThan(1_000_000_000L);
            lane.close();
        }
    }
}

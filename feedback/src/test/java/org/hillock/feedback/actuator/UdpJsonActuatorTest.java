package org.hillock.feedback.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hillock.feedback.FeedbackException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UdpJsonActuatorTest extends ActuatorContract {
    private final Receiver receiver = new Receiver();

    @Override
    protected Actuator open() {
        return new UdpJsonActuator("127.0.0.1", receiver.port());
    }

    @Override
    protected Object lastOutput() {
        return receiver.takeHex();
    }

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    @Test
    void writesTheDocumentedLine() {
        try (Actuator actuator = open()) {
            actuator.send(active(7));
        }
        byte[] line = receiver.take();
        assertThat(new String(line, StandardCharsets.UTF_8))
                .isEqualTo("{\"seq\":7,\"t\":1.25,\"cmd\":\"left\",\"v\":0.5,\"ttl\":200}\n");
        assertThat(line).hasSize(50);
    }

    @Test
    void writesEveryAxisOfAMotion() {
        ActuatorCommand motion =
                new ActuatorCommand(7, 0, 0, 200_000_000L, "move", 0.5, List.of(0.5, -1.0), CommandKind.ACTIVE);
        assertThat(new String(JsonLine.encode(motion), StandardCharsets.UTF_8))
                .isEqualTo("{\"seq\":7,\"t\":0.0,\"cmd\":\"move\",\"v\":0.5,\"axes\":[0.5,-1.0],\"ttl\":200}\n");
    }

    @Test
    void saysNeutralByName() {
        try (Actuator actuator = open()) {
            actuator.neutral();
        }
        assertThat(new String(receiver.take(), StandardCharsets.UTF_8)).contains("\"cmd\":\"neutral\"", "\"v\":0.0");
    }

    @Test
    void refusesALineThatIsTooLong() {
        String longName = "x".repeat(1100);
        assertThatThrownBy(() -> JsonLine.encode(new ActuatorCommand(0, 0, 0, 0, longName, 1, CommandKind.ACTIVE)))
                .isInstanceOf(FeedbackException.class)
                .hasMessageContaining("at most 1024");
    }

    @Test
    void refusesValuesThatJsonCannotSay() {
        assertThatThrownBy(() -> new ActuatorCommand(0, 0, 0, 0, "left", Double.NaN, CommandKind.ACTIVE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite");
    }

    @Test
    void namesAHostThatDoesNotExist() {
        assertThatThrownBy(() -> new UdpJsonActuator("no-such-host.invalid", 9000))
                .isInstanceOf(FeedbackException.class)
                .hasMessageContaining("no-such-host.invalid:9000");
    }

    @Test
    void tellsThatNobodyListens() {
        try (Actuator actuator = open()) {
            receiver.close();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            actuator.send(active(i));
                        }
                    })
                    .isInstanceOf(FeedbackException.class)
                    .hasMessageContaining("nobody listened there");
        }
    }
}

package org.hillock.feedback.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.hillock.feedback.FeedbackException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UdpTextActuatorTest extends ActuatorContract {
    private final Receiver receiver = new Receiver();

    @Override
    protected Actuator open() {
        TextCommands texts = new TextCommands(
                Map.of("left", "ResultCode 2"), Optional.of("Signal(0,0) {x:4}"), "ResultCode 0", "\n");
        return new UdpTextActuator("127.0.0.1", receiver.port(), texts);
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
    void writesTheLineOfTheAppConnector() {
        try (Actuator actuator = open()) {
            actuator.send(active(1));
        }
        assertThat(receiver.takeHex()).isEqualTo("526573756c74436f646520320a");
    }

    @Test
    void namesACommandThatHasNoText() {
        try (Actuator actuator = open()) {
            ActuatorCommand feet = new ActuatorCommand(0, 0, 0, 0, "feet", 1, CommandKind.ACTIVE);
            assertThatThrownBy(() -> actuator.send(feet))
                    .isInstanceOf(FeedbackException.class)
                    .hasMessageContaining("no text for the command 'feet'");
        }
    }
}

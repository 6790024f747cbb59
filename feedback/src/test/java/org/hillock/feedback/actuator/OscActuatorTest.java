package org.hillock.feedback.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.hillock.feedback.FeedbackException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OscActuatorTest extends ActuatorContract {
    private final Receiver receiver = new Receiver();

    @Override
    protected Actuator open() {
        return new OscActuator("127.0.0.1", receiver.port(), "/bci/decision", "/neutral");
    }

    @Override
    protected Object lastOutput() {
        return receiver.takeHex();
    }

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    /** Identical to what liblo 0.31 sends for {@code /bci/decision ,sif "left" 7 0.5}. */
    @Test
    void sendsTheBytesOfLiblo() {
        try (Actuator actuator = open()) {
            actuator.send(active(7));
        }
        assertThat(receiver.takeHex())
                .isEqualTo("2f6263692f6465636973696f6e000000" + "2c73696600000000" + "6c65667400000000" + "00000007"
                        + "3f000000");
    }

    @Test
    void sendsNeutralWithoutArguments() {
        try (Actuator actuator = open()) {
            actuator.neutral();
        }
        assertThat(receiver.takeHex()).isEqualTo("2f6e65757472616c00000000" + "2c000000");
    }

    @Test
    void sendsEveryAxisOfAMotion() {
        ActuatorCommand motion = new ActuatorCommand(7, 0, 0, 0, "left", 0.5, List.of(0.5, -1.0), CommandKind.ACTIVE);
        assertThat(HexFormat.of().formatHex(OscActuator.encode("/bci/decision", motion)))
                .isEqualTo("2f6263692f6465636973696f6e000000" + "2c73696666000000" + "6c65667400000000" + "00000007"
                        + "3f000000" + "bf800000");
    }

    @Test
    void writesArgumentsWithoutBytes() {
        byte[] message = OscMessage.to("/a").bare('T').bare('F').bare('N').encode();
        assertThat(HexFormat.of().formatHex(message)).isEqualTo("2f610000" + "2c54464e" + "00000000");
    }

    @Test
    void refusesAnAddressWithoutASlash() {
        assertThatThrownBy(() -> new OscActuator("127.0.0.1", receiver.port(), "bci", "/neutral"))
                .isInstanceOf(FeedbackException.class)
                .hasMessageContaining("write '/bci'");
    }

    @Test
    void refusesAMessageThatDoesNotFitADatagram() {
        ActuatorCommand command = new ActuatorCommand(0, 0, 0, 0, "x".repeat(1500), 1, CommandKind.ACTIVE);
        assertThatThrownBy(() -> OscActuator.encode("/a", command))
                .isInstanceOf(FeedbackException.class)
                .hasMessageContaining("1472");
    }
}

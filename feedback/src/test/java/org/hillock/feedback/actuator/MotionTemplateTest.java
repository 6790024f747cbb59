package org.hillock.feedback.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hillock.feedback.FeedbackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotionTemplateTest {
    private static final ActuatorCommand COMMAND =
            new ActuatorCommand(7, 0, 0, 0, "move", 0.5, List.of(0.5, -0.25), CommandKind.ACTIVE);

    @ParameterizedTest
    @CsvSource({
        "SERVO {x*90+90}, SERVO 135",
        "'Signal(0,0) {v:4}', 'Signal(0,0) 0.5000'",
        "rc {x*30} {y*30} {z*30} 0, rc 15 -8 0 0",
        "G1 X{x*5:3} Y{y*-5:3}, G1 X2.500 Y1.250",
        "{seq} STOP, 7 STOP",
        "{x-1:1}, -0.5",
        "no field, no field"
    })
    void writesTheNumbersOfACommand(String template, String text) {
        assertThat(MotionTemplate.parse(template).fill(COMMAND)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"{q}", "{x", "x}", "{x*}", "{x*NaN}", "{x:99}"})
    void refusesABraceThatHoldsNoField(String template) {
        assertThatThrownBy(() -> MotionTemplate.parse(template))
                .isInstanceOf(FeedbackException.class)
                .hasMessageContaining("expected a field");
    }

    @Test
    void neverWritesANumberWithAnExponent() {
        ActuatorCommand tiny = new ActuatorCommand(0, 0, 0, 0, "move", 1e-9, List.of(1e-9), CommandKind.ACTIVE);
        assertThat(MotionTemplate.parse("{v:9} {x}").fill(tiny)).isEqualTo("0.000000001 0");
    }
}

package org.hillock.runtime.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.ActuatorContract;
import org.hillock.feedback.actuator.CommandKind;
import org.junit.jupiter.api.Test;

class CursorActuatorTest extends ActuatorContract {
    private final StringWriter text = new StringWriter();

    @Override
    protected Actuator open() {
        return cursor(CursorActuator.Drawing.IN_PLACE);
    }

    private CursorActuator cursor(CursorActuator.Drawing drawing) {
        return new CursorActuator(new PrintWriter(text), List.of("left", "right"), 21, 60, drawing);
    }

    @Override
    protected Object lastOutput() {
        String all = text.toString();
        return all.substring(all.lastIndexOf('\r') + 1);
    }

    private static ActuatorCommand command(String name, double value) {
        return new ActuatorCommand(0, 0, Long.MAX_VALUE, 0, name, value, CommandKind.ACTIVE);
    }

    @Test
    void movesToTheSideOfTheClassAndStaysOnItsTrack() {
        CursorActuator cursor = cursor(CursorActuator.Drawing.LINES);
        assertThat(cursor.column()).isEqualTo(10);
        cursor.send(command("right", 1));
        assertThat(cursor.column()).isEqualTo(12);
        for (int i = 0; i < 30; i++) {
            cursor.send(command("left", 1));
        }
        assertThat(cursor.column()).isZero();
    }

    @Test
    void staysWhereItIsWhenNeutral() {
        CursorActuator cursor = cursor(CursorActuator.Drawing.LINES);
        cursor.send(command("right", 1));
        cursor.neutral();
        assertThat(cursor.column()).isEqualTo(12);
    }

    @Test
    void keepsALineThatIsDrawnOverItselfWithinTheTerminal() {
        CursorActuator cursor = new CursorActuator(
                new PrintWriter(text), List.of("left", "right"), 21, 40, CursorActuator.Drawing.IN_PLACE);
        cursor.caption("cue right, said left 0.75 wrong; 3 of 14");
        assertThat((String) lastOutput())
                .startsWith("left [----------O----------] right  cue")
                .hasSize(39);
        cursor.neutral();
        assertThat((String) lastOutput()).contains("right  cue").hasSize(39);
    }

    @Test
    void drawsALineACommandWhereNobodyWatches() {
        CursorActuator cursor = cursor(CursorActuator.Drawing.LINES);
        cursor.send(command("left", 0.5));
        assertThat(text.toString())
                .contains("[---------O|----------]", "left", "0.50")
                .endsWith(System.lineSeparator());
    }
}

package org.hillock.feedback.actuator.uinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.ActuatorContract;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.uinput.InputMapping.Pointer;
import org.hillock.feedback.actuator.uinput.InputMapping.Press;
import org.junit.jupiter.api.Test;

class UinputActuatorTest extends ActuatorContract {
    private static final String BLANK = "00".repeat(16);
    private static final String SYNC = BLANK + "0000000000000000";
    private static final String SPACE_DOWN = BLANK + "0100390001000000" + SYNC;
    private static final String SPACE_UP = BLANK + "0100390000000000" + SYNC;

    private final List<String> reports = new ArrayList<>();
    private boolean destroyed;

    private final InputDevice device = new InputDevice() {
        @Override
        public void write(byte[] report) {
            reports.add(HexFormat.of().formatHex(report));
        }

        @Override
        public void close() {
            destroyed = true;
        }
    };

    private Actuator with(Press press, Pointer pointer) {
        return new UinputActuator(
                device,
                new InputMapping(Map.of("left", InputKey.SPACE, "right", InputKey.named("page-up")), press, pointer));
    }

    @Override
    protected Actuator open() {
        return with(Press.TAP, Pointer.GAMEPAD);
    }

    @Override
    protected Object lastOutput() {
        return reports.get(reports.size() - 1);
    }

    @Test
    void tapsTheSpaceBarByteForByte() {
        with(Press.TAP, Pointer.NONE).send(active(1));
        assertThat(reports).containsExactly(SPACE_DOWN, SPACE_UP);
    }

    @Test
    void holdsAKeyOnceUntilAnotherCommandAndReleasesItAtNeutral() {
        Actuator keyboard = with(Press.HOLD, Pointer.NONE);
        keyboard.send(active(1));
        keyboard.send(active(2));
        assertThat(reports).containsExactly(SPACE_DOWN);
        keyboard.send(new ActuatorCommand(3, 0, 0, 0, "right", 1, CommandKind.ACTIVE));
        assertThat(reports).hasSize(3).contains(SPACE_UP);
        keyboard.neutral();
        assertThat(reports).hasSize(4);
        keyboard.neutral();
        assertThat(reports).hasSize(4);
        keyboard.close();
        assertThat(destroyed).isTrue();
    }

    @Test
    void movesTheMouseAndTheStickWithinTheirRange() {
        ActuatorCommand wild = new ActuatorCommand(0, 0, 0, 0, "move", 9, List.of(9.0, -0.5), CommandKind.ACTIVE);
        with(Press.TAP, Pointer.MOUSE).send(wild);
        assertThat(lastOutput()).isEqualTo(BLANK + "0200000014000000" + BLANK + "020001000a000000" + SYNC);
        Actuator pad = with(Press.TAP, Pointer.GAMEPAD);
        pad.send(wild);
        assertThat(lastOutput()).isEqualTo(BLANK + "03000000ff7f0000" + BLANK + "03000100ff3f0000" + SYNC);
        pad.neutral();
        assertThat(lastOutput()).isEqualTo(BLANK + "0300000000000000" + BLANK + "0300010000000000" + SYNC);
    }

    @Test
    void refusesMotionsWithoutAPointerAndKeysThatItDoesNotKnow() {
        ActuatorCommand move = new ActuatorCommand(0, 0, 0, 0, "move", 1, List.of(1.0), CommandKind.ACTIVE);
        assertThatThrownBy(() -> with(Press.TAP, Pointer.NONE).send(move)).hasMessageContaining("add a pointer");
        assertThatThrownBy(() -> InputKey.named("power"))
                .isInstanceOf(FeedbackException.class)
                .hasMessageContaining("page-up");
    }

    @Test
    void laysTheSetupOutAsTheKernelDoes() {
        byte[] setup = InputEvents.setup("Hillock");
        assertThat(setup).hasSize(92);
        assertThat(HexFormat.of().formatHex(setup, 0, 16)).isEqualTo("060000000000010048696c6c6f636b00");
        byte[] axis = InputEvents.absSetup(1, -32767, 32767);
        assertThat(HexFormat.of().formatHex(axis))
                .isEqualTo("0100000000000000" + "0180ffff" + "ff7f0000" + "00".repeat(12));
    }

    @Test
    void saysWhatIsMissingWhereThereIsNoVirtualDevice() {
        assumeTrue(!Files.exists(Path.of("/dev/uinput")), "skipped: this machine has a /dev/uinput");
        InputMapping mapping = new InputMapping(Map.of(), Press.TAP, Pointer.NONE);
        assertThatThrownBy(() -> UinputActuator.open(mapping))
                .isInstanceOf(FeedbackException.class)
                .hasMessageContaining("/dev/uinput");
    }
}

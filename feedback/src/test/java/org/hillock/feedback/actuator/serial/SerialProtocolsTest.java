package org.hillock.feedback.actuator.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.ActuatorContract;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.TextCommands;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SerialProtocolsTest {
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private static ActuatorCommand move(Double... axes) {
        return new ActuatorCommand(7, 0, Long.MAX_VALUE, 0, "move", axes[0], List.of(axes), CommandKind.ACTIVE);
    }

    private static ActuatorCommand named(String name) {
        return new ActuatorCommand(7, 0, Long.MAX_VALUE, 0, name, 1, CommandKind.ACTIVE);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** What every protocol keeps beside the contract of actuators. */
    abstract static class Protocol extends ActuatorContract {
        final ScriptedLine line;

        Protocol(ScriptedLine line) {
            this.line = line;
        }

        abstract SerialProtocol protocol();

        @Override
        protected Actuator open() {
            return new SerialActuator(line, protocol());
        }

        @Override
        protected Object lastOutput() {
            return line.last();
        }

        @Test
        void namesACommandThatItDoesNotKnow() {
            Actuator actuator = open();
            assertThatThrownBy(() -> actuator.send(named("feet")))
                    .isInstanceOf(FeedbackException.class)
                    .hasMessageContaining("'feet'");
        }
    }

    @Nested
    class Arduino extends Protocol {
        Arduino() {
            super(ScriptedLine.ofText(Arduino::board));
        }

        static String board(String text) {
            String sequence = text.substring(0, text.indexOf(' '));
            return text.contains("BAD") ? "ERR " + sequence + " what\n" : "OK " + sequence + "\r\n";
        }

        @Override
        SerialProtocol protocol() {
            return new ArduinoLines(new TextCommands(
                    Map.of("left", "SERVO 90", "wrong", "BAD", "long", "X".repeat(70)),
                    Optional.of("SERVO {x*90+90}"),
                    "",
                    ""));
        }

        @Test
        void writesALineAndTakesItsAnswer() {
            Actuator arduino = open();
            arduino.send(new ActuatorCommand(6, 0, 0, 0, "left", 1, CommandKind.ACTIVE));
            assertThat(line.last()).isEqualTo("3720534552564f2039300a");
            assertThatCode(() -> arduino.awaitAcknowledgement(PATIENCE)).doesNotThrowAnyException();
            arduino.send(move(0.5));
            assertThat(line.last()).isEqualTo(hex("8 SERVO 135\n".getBytes(StandardCharsets.US_ASCII)));
        }

        @Test
        void tellsWhatTheBoardAnsweredInstead() {
            Actuator arduino = open();
            arduino.send(named("wrong"));
            assertThatThrownBy(() -> arduino.awaitAcknowledgement(PATIENCE)).hasMessageContaining("'ERR 8 what'");
        }

        @Test
        void refusesALineThatTheBoardCouldNotHold() {
            assertThatThrownBy(() -> open().send(named("long"))).hasMessageContaining("at most 64");
        }

        @Test
        void waitsForABoardThatNeverComesOnlyForAWhile() {
            Actuator dead = new SerialActuator(ScriptedLine.silent(), protocol());
            assertThatThrownBy(() -> dead.send(named("left"))).hasMessageContaining("no answer");
        }
    }

    @Nested
    class FirmataBoard extends Protocol {
        FirmataBoard() {
            super(new ScriptedLine(
                    bytes -> (bytes[0] & 0xFF) == 0xF9 ? HexFormat.of().parseHex("f90205f079020541f7") : new byte[0]));
        }

        @Override
        SerialProtocol protocol() {
            return new Firmata(Map.of("left", 7, "right", 13), List.of(new Firmata.Servo(9, 90, 45)));
        }

        @Test
        void setsModesPinsAndServosByteForByte() {
            assertThat(hex(Firmata.mode(9, 4))).isEqualTo("f40904");
            assertThat(hex(Firmata.analog(9, 90))).isEqualTo("e95a00");
            assertThat(hex(Firmata.analog(3, 128))).isEqualTo("e30001");
            assertThat(hex(Firmata.analog(20, 255))).isEqualTo("f06f147f01f7");
            Actuator board = open();
            board.send(named("left"));
            assertThat(line.writes).containsExactly("f9", "f40701" + "f40d01" + "f40904", "f50d00" + "f50701");
            board.send(move(1.0));
            assertThat(line.last()).isEqualTo("e9" + "07" + "01");
            board.neutral();
            assertThat(line.last()).isEqualTo("f50700" + "f50d00" + "e95a00");
        }

        @Test
        void refusesABoardThatSpeaksAnOlderVersion() {
            ScriptedLine old = new ScriptedLine(bytes -> HexFormat.of().parseHex("f90203"));
            assertThatThrownBy(() -> new SerialActuator(old, protocol()).send(named("left")))
                    .hasMessageContaining("version 2.3");
        }

        @Test
        void refusesAServoThatWouldLeaveItsRange() {
            assertThatThrownBy(() -> new Firmata.Servo(9, 170, 20)).hasMessageContaining("0 to 180");
        }
    }

    @Nested
    class MaestroController extends Protocol {
        MaestroController() {
            super(ScriptedLine.silent());
        }

        @Override
        SerialProtocol protocol() {
            return new Maestro(Map.of("left", List.of(-1.0)), List.of(new Maestro.Channel(0, 1500, 400, 10)));
        }

        @Test
        void setsTargetsInQuartersOfAMicrosecond() {
            Actuator controller = open();
            controller.neutral();
            assertThat(line.writes).containsExactly("87000a00", "8400702e");
            controller.send(named("left"));
            assertThat(line.last()).isEqualTo(hex(Maestro.word(0x84, 0, 4400)));
        }
    }

    @Nested
    class Trigger extends Protocol {
        Trigger() {
            super(ScriptedLine.silent());
        }

        @Override
        SerialProtocol protocol() {
            return new TriggerBox(TriggerBox.Model.BYTE, Map.of("left", 4), Duration.ofMillis(1));
        }

        @Test
        void givesAPulseAndThenLowLines() {
            open().send(named("left"));
            assertThat(line.writes).containsExactly("00", "04", "00");
        }

        @Test
        void speaksAsEachBoxWants() {
            assertThat(hex(TriggerBox.Model.USB2TTL8.encode(4))).isEqualTo("575249544520340a");
            assertThat(hex(TriggerBox.Model.XID2.encode(4))).isEqualTo("6d680400");
            assertThat(hex(TriggerBox.Model.XID2.encode(0))).isEqualTo("6d680000");
        }

        @Test
        void refusesACodeThatIsNone() {
            assertThatThrownBy(() -> new TriggerBox(TriggerBox.Model.BYTE, Map.of("left", 0), Duration.ZERO))
                    .hasMessageContaining("1 to 255");
        }
    }

    @Nested
    class GrblMachine extends Protocol {
        GrblMachine() {
            super(ScriptedLine.ofText(text -> machine(text, "$20=1\r\n$22=1\r\n")));
        }

        static String machine(String text, String settings) {
            if (text.contains("$$")) {
                return "ok\r\n" + settings + "ok\r\n";
            }
            return text.startsWith("$J=") ? (text.contains("X-") ? "error:15\r\n" : "ok\r\n") : "";
        }

        @Override
        SerialProtocol protocol() {
            return new Grbl(Map.of("left", List.of(-1.0), "right", List.of(1.0)), 5, 600);
        }

        @Test
        void jogsByteForByteAndCancels() {
            Actuator machine = open();
            machine.send(named("right"));
            assertThat(line.last()).isEqualTo("244a3d4739312047323120" + "58352e30303020463630300a");
            assertThatCode(() -> machine.awaitAcknowledgement(PATIENCE)).doesNotThrowAnyException();
            machine.neutral();
            assertThat(line.last()).isEqualTo("85");
        }

        @Test
        void aMotionOfNothingCancelsTheJogAndAwaitsNoAnswer() {
            Actuator machine = open();
            machine.send(move(0.0, 1e-6));
            assertThat(line.last()).isEqualTo("85");
            assertThatCode(() -> machine.awaitAcknowledgement(PATIENCE)).doesNotThrowAnyException();
            machine.send(move(0.0, 0.5));
            assertThat(line.last()).isEqualTo(hex("$J=G91 G21 Y2.500 F600\n".getBytes(StandardCharsets.US_ASCII)));
        }

        @Test
        void tellsTheMachinesError() {
            Actuator machine = open();
            machine.send(named("left"));
            assertThatThrownBy(() -> machine.awaitAcknowledgement(PATIENCE)).hasMessageContaining("'error:15'");
        }

        @Test
        void refusesAMachineWithoutSoftLimits() {
            ScriptedLine unsafe = ScriptedLine.ofText(text -> machine(text, "$20=0\r\n$22=1\r\n"));
            assertThatThrownBy(() -> new SerialActuator(unsafe, protocol()).send(named("left")))
                    .hasMessageContaining("soft limits or homing are off");
        }
    }

    @Nested
    class DynamixelBus extends Protocol {
        private static int error;

        DynamixelBus() {
            super(new ScriptedLine(DynamixelBus::servo));
            error = 0;
        }

        static byte[] servo(byte[] packet) {
            int id = packet[4] & 0xFF;
            return id == Dynamixel.BROADCAST ? new byte[0] : Dynamixel.packet(id, 0x55, new byte[] {(byte) error});
        }

        @Override
        SerialProtocol protocol() {
            return new Dynamixel(
                    Map.of("left", List.of(0.0)),
                    List.of(new Dynamixel.Joint(1, 2048, 1000)),
                    Dynamixel.Rest.TORQUE_OFF);
        }

        @Test
        void writesTheVendorsPackets() {
            assertThat(hex(Dynamixel.write(1, 64, new byte[] {1}))).isEqualTo("fffffd0001060003400001db66");
            assertThat(hex(Dynamixel.write(1, 116, Dynamixel.int32(2048))))
                    .isEqualTo("fffffd00010900037400000800004289");
            assertThat(hex(Dynamixel.write(0xFE, 64, new byte[] {0}))).isEqualTo("fffffd00fe0600034000002e16");
            assertThat(hex(Dynamixel.write(1, 98, new byte[] {5}))).isEqualTo("fffffd000106000362000568e4");
            assertThat(hex(Dynamixel.packet(1, 1, new byte[0]))).isEqualTo("fffffd0001030001194e");
        }

        @Test
        void stuffsAHeaderAmongTheParameters() {
            byte[] packet = Dynamixel.packet(1, 3, HexFormat.of().parseHex("fffffd"));
            assertThat(hex(packet)).startsWith("fffffd0001" + "0700" + "03" + "fffffdfd");
            assertThat(hex(Dynamixel.packet(1, 3, HexFormat.of().parseHex("fffffffd"))))
                    .contains("fffffffdfd");
        }

        /** The torque stays off, and every servo's watchdog is set anew. */
        @Override
        protected boolean isNeutral(Object output, Object neutral) {
            return output.equals(hex(Dynamixel.write(0xFE, 98, new byte[] {50})));
        }

        @Test
        void speaksToTheServosBeforeTheirWatchdogDoesAlsoWhileTheyMove() {
            Actuator arm = open();
            assertThat(arm.heartbeat()).isLessThan(Duration.ofMillis(1000));
            arm.send(named("left"));
            arm.awaitAcknowledgement(PATIENCE);
            arm.beat(CommandKind.ACTIVE);
            assertThat(line.last()).isEqualTo(hex(Dynamixel.write(0xFE, 98, new byte[] {50})));
        }

        @Test
        void movesAndWaitsForEachServo() {
            Actuator arm = open();
            arm.send(named("left"));
            assertThat(line.last()).isEqualTo("fffffd00010900037400000800004289");
            assertThatCode(() -> arm.awaitAcknowledgement(PATIENCE)).doesNotThrowAnyException();
            arm.neutral();
            assertThat(line.last()).isEqualTo("fffffd00fe0600034000002e16");
            error = 0x84;
            arm.send(named("left"));
            assertThat(line.writes.subList(line.writes.size() - 2, line.writes.size()))
                    .as("the torque is on again before the goal")
                    .containsExactly(
                            hex(Dynamixel.write(0xFE, 64, new byte[] {1})), "fffffd00010900037400000800004289");
            assertThatThrownBy(() -> arm.awaitAcknowledgement(PATIENCE))
                    .hasMessageContaining("error 4 and a hardware alert");
        }
    }
}

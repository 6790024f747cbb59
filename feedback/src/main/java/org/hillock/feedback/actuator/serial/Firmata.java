package org.hillock.feedback.actuator.serial;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.LinkLoss;

/**
 * Firmata 2.5 (protocol.md of the Firmata project): digital pins that a class raises, and servos that axes turn. The
 * firmware confirms nothing and has no watchdog: a lost link leaves the last output on, so never drive anything by it that
 * needs a stop. Neutral lowers every pin and turns each servo to its rest.
 */
public final class Firmata implements SerialProtocol {
    private static final int SET_PIN_MODE = 0xF4;
    private static final int SET_DIGITAL_PIN = 0xF5;
    private static final int ANALOG = 0xE0;
    private static final int REPORT_VERSION = 0xF9;
    private static final int START_SYSEX = 0xF0;
    private static final int END_SYSEX = 0xF7;
    private static final int EXTENDED_ANALOG = 0x6F;
    private static final int MODE_OUTPUT = 1;
    private static final int MODE_SERVO = 4;
    private static final int SHORT_FORM_PINS = 16;
    private static final Duration BANNER = Duration.ofSeconds(5);
    private static final int LONGEST_BANNER = 4096;

    private final Map<String, Integer> pins;
    private final List<Servo> servos;
    private final byte[] neutral;

    /**
     * A servo that an axis turns.
     *
     * @param pin its pin
     * @param rest degrees at an axis of 0
     * @param swing degrees that an axis of 1 adds
     */
    public record Servo(int pin, int rest, int swing) {
        /** Checks that the servo stays within 0 to 180 degrees. */
        public Servo {
            if (pin < 0 || pin > 127 || rest - Math.abs(swing) < 0 || rest + Math.abs(swing) > 180) {
                throw new FeedbackException("firmata: read the servo on pin " + pin + " with " + rest + " +- " + swing
                        + " degrees, expected a pin from 0 to 127 and degrees from 0 to 180; correct it.");
            }
        }
    }

    /**
     * A board.
     *
     * @param pins the pin that each class raises
     * @param servos one an axis, in the axes' order
     */
    public Firmata(Map<String, Integer> pins, List<Servo> servos) {
        this.pins = Map.copyOf(pins);
        this.servos = List.copyOf(servos);
        this.neutral = rest();
    }

    private byte[] rest() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pins.values().stream().sorted().distinct().forEach(pin -> bytes.writeBytes(digital(pin, 0)));
        servos.forEach(servo -> bytes.writeBytes(analog(servo.pin(), servo.rest())));
        return bytes.toByteArray();
    }

    static byte[] mode(int pin, int mode) {
        return new byte[] {(byte) SET_PIN_MODE, (byte) pin, (byte) mode};
    }

    static byte[] digital(int pin, int level) {
        return new byte[] {(byte) SET_DIGITAL_PIN, (byte) pin, (byte) level};
    }

    static byte[] analog(int pin, int value) {
        byte low = (byte) (value & 0x7F);
        byte high = (byte) (value >> 7 & 0x7F);
        if (pin < SHORT_FORM_PINS) {
            return new byte[] {(byte) (ANALOG | pin), low, high};
        }
        return new byte[] {(byte) START_SYSEX, EXTENDED_ANALOG, (byte) pin, low, high, (byte) END_SYSEX};
    }

    @Override
    public String name() {
        return "firmata";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return Acknowledgement.SENT;
    }

    @Override
    public LinkLoss onLinkLoss() {
        return LinkLoss.goesOn("StandardFirmata has no time-out: pins and servos stay as they are");
    }

    /** Asks for the version, which also opens the port, and sets every pin's mode. */
    @Override
    public void greet(SerialLine line) {
        line.write(new byte[] {(byte) REPORT_VERSION});
        awaitVersion(line);
        ByteArrayOutputStream modes = new ByteArrayOutputStream();
        pins.values().stream().sorted().distinct().forEach(pin -> modes.writeBytes(mode(pin, MODE_OUTPUT)));
        servos.forEach(servo -> modes.writeBytes(mode(servo.pin(), MODE_SERVO)));
        line.write(modes.toByteArray());
    }

    private void awaitVersion(SerialLine line) {
        for (int i = 0; i < LONGEST_BANNER; i++) {
            int b = line.read(BANNER);
            if (b == REPORT_VERSION) {
                int major = line.read(BANNER);
                int minor = line.read(BANNER);
                if (major < 2 || (major == 2 && minor < 5)) {
                    throw new FeedbackException(name() + " " + line.name() + ": read version " + major + "." + minor
                            + ", expected 2.5 or newer; load StandardFirmata again.");
                }
                return;
            }
            if (b < 0) {
                break;
            }
        }
        throw new FeedbackException(
                name() + " " + line.name() + ": no version came within 5 s; load StandardFirmata onto the board.");
    }

    @Override
    public void send(SerialLine line, ActuatorCommand command) {
        if (!command.axes().isEmpty() && !servos.isEmpty()) {
            line.write(turned(command.axes()));
            return;
        }
        Integer pin = pins.get(command.name());
        if (pin == null) {
            throw new FeedbackException(name() + ": there is no pin for the command '" + command.name() + "', only for "
                    + pins.keySet() + "; add it to the session.");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pins.values().stream()
                .sorted()
                .distinct()
                .filter(other -> !other.equals(pin))
                .forEach(other -> bytes.writeBytes(digital(other, 0)));
        bytes.writeBytes(digital(pin, 1));
        line.write(bytes.toByteArray());
    }

    private byte[] turned(List<Double> axes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int s = 0; s < Math.min(axes.size(), servos.size()); s++) {
            Servo servo = servos.get(s);
            double axis = Math.max(-1, Math.min(1, axes.get(s)));
            bytes.writeBytes(analog(servo.pin(), (int) Math.round(servo.rest() + axis * servo.swing())));
        }
        return bytes.toByteArray();
    }

    @Override
    public byte[] neutral() {
        return neutral;
    }
}

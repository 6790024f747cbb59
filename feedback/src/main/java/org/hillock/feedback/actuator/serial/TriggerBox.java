package org.hillock.feedback.actuator.serial;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.LinkLoss;

/**
 * Boxes that put a code onto the trigger lines of an amplifier, as a pulse. Nobody confirms. Neutral is all lines low.
 */
public final class TriggerBox implements SerialProtocol {
    private final Model model;
    private final Map<String, Integer> codes;
    private final Duration pulse;

    /** How a box is spoken to. */
    public enum Model {
        /** One byte is the code until the next byte: Brain Products TriggerBox Plus, BioSemi's cable, Neurospec in S. */
        BYTE,
        /** LabHackers USB2TTL8: {@code WRITE n}. */
        USB2TTL8,
        /** Cedrus XID 2: {@code mh} and a 16-bit mask, low byte first. */
        XID2;

        byte[] encode(int code) {
            return switch (this) {
                case BYTE -> new byte[] {(byte) code};
                case USB2TTL8 -> ("WRITE " + code + "\n").getBytes(StandardCharsets.US_ASCII);
                case XID2 -> new byte[] {'m', 'h', (byte) code, (byte) (code >> 8)};
            };
        }
    }

    /**
     * A box; codes are 1 to 255.
     *
     * @param pulse after which the lines go low again; {@link Duration#ZERO} for a box that clears them by itself
     */
    public TriggerBox(Model model, Map<String, Integer> codes, Duration pulse) {
        this.model = model;
        this.pulse = pulse;
        this.codes = Map.copyOf(codes);
        codes.forEach((name, code) -> {
            if (code < 1 || code > 255) {
                throw new FeedbackException(
                        "trigger box: read code " + code + " for '" + name + "', expected 1 to 255; correct it.");
            }
        });
    }

    @Override
    public String name() {
        return "trigger box";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return Acknowledgement.SENT;
    }

    @Override
    public LinkLoss onLinkLoss() {
        return LinkLoss.goesOn("the lines stay as they are, unless the box clears them by itself");
    }

    @Override
    public void greet(SerialLine line) {
        if (model == Model.USB2TTL8) {
            line.write("SET DATA_MODE WRITE\n".getBytes(StandardCharsets.US_ASCII));
        }
        line.write(neutral());
    }

    @Override
    public void send(SerialLine line, ActuatorCommand command) {
        Integer code = codes.get(command.name());
        if (code == null) {
            throw new FeedbackException(name() + ": there is no code for the command '" + command.name()
                    + "', only for " + codes.keySet() + "; add it to the session.");
        }
        line.write(model.encode(code));
        if (!pulse.isZero()) {
            // The lane's own thread waits, so that pulses never overlap.
            LockSupport.parkNanos(pulse.toNanos());
            line.write(neutral());
        }
    }

    @Override
    public byte[] neutral() {
        return model.encode(0);
    }
}

package org.hillock.feedback.actuator.serial;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.LinkLoss;

/**
 * Pololu Maestro servo controllers by their compact protocol (Maestro user's guide, section 5.e). Targets are not
 * confirmed. Set the controller's serial time-out, so that a lost link brings it home. Each channel's speed is limited
 * at the greeting; a channel that was off jumps to its rest at the first target all the same, so keep clear when the session starts.
 */
public final class Maestro implements SerialProtocol {
    private static final int SET_TARGET = 0x84;
    private static final int SET_SPEED = 0x87;
    private static final int QUARTERS = 4;

    private final Map<String, List<Double>> positions;
    private final List<Channel> channels;
    private final byte[] neutral;

    /**
     * A servo channel.
     *
     * @param number its number
     * @param restMicros pulse width at an axis of 0
     * @param swingMicros width that an axis of 1 adds
     * @param speed the fastest change in units of 0.25 us a 10 ms, 1 or more
     */
    public record Channel(int number, int restMicros, int swingMicros, int speed) {
        /** Checks that pulses stay within 500 to 2500 us. */
        public Channel {
            int swing = Math.abs(swingMicros);
            if (number < 0 || number > 23 || restMicros - swing < 500 || restMicros + swing > 2500 || speed < 1) {
                throw new FeedbackException("maestro: read channel " + number + " with " + restMicros + " +- "
                        + swingMicros + " us at speed " + speed
                        + ", expected a channel from 0 to 23, pulses from 500 to 2500 us and a speed; correct it.");
            }
        }
    }

    /**
     * A controller.
     *
     * @param positions for each class one number a channel, -1 to 1
     * @param channels in the axes' order
     */
    public Maestro(Map<String, List<Double>> positions, List<Channel> channels) {
        this.positions = Map.copyOf(positions);
        this.channels = List.copyOf(channels);
        this.neutral = encode(List.of());
    }

    private byte[] encode(List<Double> axes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int c = 0; c < channels.size(); c++) {
            Channel channel = channels.get(c);
            double axis = c < axes.size() ? Math.max(-1, Math.min(1, axes.get(c))) : 0;
            int micros = (int) Math.round(channel.restMicros() + axis * channel.swingMicros());
            bytes.writeBytes(word(SET_TARGET, channel.number(), micros * QUARTERS));
        }
        return bytes.toByteArray();
    }

    static byte[] word(int command, int channel, int value) {
        return new byte[] {(byte) command, (byte) channel, (byte) (value & 0x7F), (byte) (value >> 7 & 0x7F)};
    }

    @Override
    public String name() {
        return "maestro";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return Acknowledgement.SENT;
    }

    @Override
    public LinkLoss onLinkLoss() {
        return LinkLoss.depends(
                "servos go home only if the controller's serial time-out is set, which it is not when it is new; else they stay");
    }

    @Override
    public void greet(SerialLine line) {
        ByteArrayOutputStream speeds = new ByteArrayOutputStream();
        channels.forEach(channel -> speeds.writeBytes(word(SET_SPEED, channel.number(), channel.speed())));
        line.write(speeds.toByteArray());
    }

    @Override
    public void send(SerialLine line, ActuatorCommand command) {
        List<Double> axes = command.axes().isEmpty() ? positions.get(command.name()) : command.axes();
        if (axes == null) {
            throw new FeedbackException(name() + ": there are no positions for the command '" + command.name()
                    + "', only for " + positions.keySet() + "; add them to the session.");
        }
        line.write(encode(axes));
    }

    @Override
    public byte[] neutral() {
        return neutral;
    }
}

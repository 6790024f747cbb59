package org.hillock.feedback.actuator.serial;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.LinkLoss;

/**
 * Dynamixel X-series servos by protocol 2.0 (ROBOTIS e-Manual). Each servo's bus watchdog is armed at the greeting, so that it
 * stops by itself when the link dies. Neutral either stops writing goals, so that a joint goes on to its last one and
 * holds there, or switches the torque off, which drops a raised arm: the session chooses. The torque is on again with the next command.
 */
public final class Dynamixel implements SerialProtocol {
    static final int BROADCAST = 0xFE;
    private static final byte[] HEADER = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFD, 0};
    private static final int WRITE = 3;
    private static final int STATUS = 0x55;
    private static final int TORQUE_ENABLE = 64;
    private static final int BUS_WATCHDOG = 98;
    private static final int GOAL_POSITION = 116;
    private static final int WATCHDOG_UNIT_MILLIS = 20;
    private static final int HIGHEST = 4095;
    private static final byte WATCHDOG_UNITS = 1000 / WATCHDOG_UNIT_MILLIS;
    private static final Duration ANSWER = Duration.ofMillis(100);
    /** Every packet counts for the watchdog; half its time leaves room for one that is late. */
    private static final Duration BEAT = Duration.ofMillis(500);

    private static final byte[] WATCHDOG_AGAIN = write(BROADCAST, BUS_WATCHDOG, new byte[] {WATCHDOG_UNITS});
    private static final byte[] TORQUE_ON = write(BROADCAST, TORQUE_ENABLE, new byte[] {1});

    private final Map<String, List<Double>> positions;
    private final List<Joint> joints;
    private final Rest rest;
    private final byte[] neutral;
    private volatile int statuses;
    private volatile boolean limp;

    /**
     * A joint.
     *
     * @param id of its servo, 0 to 252
     * @param rest its position at an axis of 0, in 4096ths of a turn
     * @param swing what an axis of 1 adds
     */
    public record Joint(int id, int rest, int swing) {
        /** Checks the range. */
        public Joint {
            if (id < 0 || id > 252 || rest - Math.abs(swing) < 0 || rest + Math.abs(swing) > HIGHEST) {
                throw new FeedbackException("dynamixel: read servo " + id + " with " + rest + " +- " + swing
                        + ", expected an id from 0 to 252 and positions from 0 to 4095; correct it.");
            }
        }
    }

    /** What neutral does. */
    public enum Rest {
        /** The joints hold where they are. */
        HOLD,
        /** The torque goes off. */
        TORQUE_OFF
    }

    /** Servos on one bus. */
    public Dynamixel(Map<String, List<Double>> positions, List<Joint> joints, Rest rest) {
        this.positions = Map.copyOf(positions);
        this.joints = List.copyOf(joints);
        this.rest = rest;
        this.neutral = rest == Rest.HOLD ? new byte[0] : write(BROADCAST, TORQUE_ENABLE, new byte[] {0});
    }

    @Override
    public String name() {
        return "dynamixel";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return Acknowledgement.DEVICE;
    }

    @Override
    public LinkLoss onLinkLoss() {
        return LinkLoss.rests(
                "each servo stops by itself 1 s after the last packet, by the bus watchdog that is armed at the start");
    }

    @Override
    public void greet(SerialLine line) {
        for (Joint joint : joints) {
            exchange(line, joint.id(), write(joint.id(), BUS_WATCHDOG, new byte[] {0}));
            exchange(line, joint.id(), write(joint.id(), TORQUE_ENABLE, new byte[] {1}));
            exchange(line, joint.id(), write(joint.id(), BUS_WATCHDOG, new byte[] {WATCHDOG_UNITS}));
        }
        limp = false;
    }

    @Override
    public Duration heartbeat() {
        return BEAT;
    }

    /** Keeps the watchdog of joints that hold, or move to a goal, between commands that are further apart than its time. */
    @Override
    public byte[] beat() {
        return WATCHDOG_AGAIN;
    }

    private void exchange(SerialLine line, int id, byte[] packet) {
        line.write(packet);
        requireStatus(line, id, ANSWER);
    }

    @Override
    public void send(SerialLine line, ActuatorCommand command) {
        List<Double> axes = command.axes().isEmpty() ? positions.get(command.name()) : command.axes();
        if (axes == null) {
            throw new FeedbackException(name() + ": there are no positions for the command '" + command.name()
                    + "', only for " + positions.keySet() + "; add them to the session.");
        }
        line.forgetInput();
        if (limp) {
            limp = false;
            line.write(TORQUE_ON);
        }
        int moved = Math.min(axes.size(), joints.size());
        statuses = 0;
        for (int j = 0; j < moved; j++) {
            Joint joint = joints.get(j);
            double axis = Math.max(-1, Math.min(1, axes.get(j)));
            int goal = (int) Math.round(joint.rest() + axis * joint.swing());
            line.write(write(joint.id(), GOAL_POSITION, int32(goal)));
            statuses++;
        }
    }

    static byte[] int32(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    @Override
    public void awaitAcknowledgement(SerialLine line, Duration patience) {
        for (int j = 0; j < statuses; j++) {
            requireStatus(line, joints.get(j).id(), patience);
        }
        statuses = 0;
    }

    private void requireStatus(SerialLine line, int id, Duration patience) {
        byte[] status = read(line, patience);
        int error = status[8] & 0xFF;
        if ((status[4] & 0xFF) != id || status[7] != STATUS) {
            throw new FeedbackException(name() + " " + line.name() + ": servo " + (status[4] & 0xFF)
                    + " answered, expected servo " + id + "; give every servo an id of its own.");
        }
        if (error != 0) {
            throw new FeedbackException(name() + " " + line.name() + ": servo " + id + " answered error "
                    + (error & 0x7F) + ((error & 0x80) == 0 ? "" : " and a hardware alert")
                    + "; see the table of errors in its manual.");
        }
    }

    private byte[] read(SerialLine line, Duration patience) {
        byte[] header = new byte[7];
        int have = 0;
        for (int i = 0; have < header.length && i < 256; i++) {
            header[have] = next(line, patience);
            have = have < 4 && header[have] != HEADER[have] ? (header[have] == HEADER[0] ? 1 : 0) : have + 1;
        }
        int length = (header[5] & 0xFF) | (header[6] & 0xFF) << 8;
        if (length < 4 || length > 256) {
            throw new FeedbackException(name() + " " + line.name() + ": read a packet of length " + length
                    + ", expected 4 to 256; check the baud rate.");
        }
        byte[] packet = new byte[header.length + length];
        System.arraycopy(header, 0, packet, 0, header.length);
        for (int i = header.length; i < packet.length; i++) {
            packet[i] = next(line, patience);
        }
        int expected = (packet[packet.length - 2] & 0xFF) | (packet[packet.length - 1] & 0xFF) << 8;
        if (crc(packet, packet.length - 2) != expected) {
            throw new FeedbackException(
                    name() + " " + line.name() + ": a packet's checksum is wrong; check the cable.");
        }
        return packet;
    }

    private byte next(SerialLine line, Duration patience) {
        int b = line.read(patience);
        if (b < 0) {
            throw new FeedbackException(name() + " " + line.name() + ": no answer within " + patience.toMillis()
                    + " ms; check the power and the ids of the servos.");
        }
        return (byte) b;
    }

    @Override
    public byte[] neutral() {
        return neutral;
    }

    @Override
    public void neutralSent() {
        statuses = 0;
        limp = rest == Rest.TORQUE_OFF;
    }

    static byte[] write(int id, int register, byte[] values) {
        byte[] parameters = new byte[2 + values.length];
        parameters[0] = (byte) register;
        parameters[1] = (byte) (register >> 8);
        System.arraycopy(values, 0, parameters, 2, values.length);
        return packet(id, WRITE, parameters);
    }

    /** A packet; FF FF FD among instruction and parameters gets another FD, which the length counts. */
    static byte[] packet(int id, int instruction, byte[] parameters) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int run = 0;
        body.write(instruction);
        for (byte p : parameters) {
            body.write(p);
            boolean continues = run < 2 ? p == (byte) 0xFF : p == (byte) 0xFD;
            if (continues && run == 2) {
                body.write(0xFD);
                run = 0;
            } else {
                run = continues ? run + 1 : (p == (byte) 0xFF ? Math.min(run, 2) : 0);
            }
        }
        int length = body.size() + 2;
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.writeBytes(HEADER);
        packet.write(id);
        packet.write(length);
        packet.write(length >> 8);
        packet.writeBytes(body.toByteArray());
        int crc = crc(packet.toByteArray(), packet.size());
        packet.write(crc);
        packet.write(crc >> 8);
        return packet.toByteArray();
    }

    /** CRC-16, polynomial 0x8005, start 0, most significant bit first. */
    static int crc(byte[] bytes, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= (bytes[i] & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x8005;
            }
            crc &= 0xFFFF;
        }
        return crc;
    }
}

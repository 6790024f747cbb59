package org.hillock.feedback.actuator.stimulator;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.hillock.feedback.FeedbackException;

/**
 * A ScienceMode2 packet: {@code F0, 81, crc^55, 81, len^55, number, command, data, 0F}. Payload bytes F0, 0F and 81 become 81 and
 * the byte xor 55; length and checksum run over the stuffed payload (number, command, data).
 *
 * @param number a counter modulo 256
 * @param command the command's code
 * @param data its data, unstuffed
 */
record SciencePacket(int number, int command, byte[] data) {
    static final int START = 0xF0;
    static final int STOP = 0x0F;
    static final int STUFF = 0x81;
    static final int KEY = 0x55;
    static final int HEADER_BYTES = 5;
    private static final int POLYNOMIAL = 0x07;
    private static final int LONGEST_PAYLOAD = 126;

    SciencePacket {
        data = data.clone();
    }

    static SciencePacket of(int number, int command, int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            bytes[i] = (byte) data[i];
        }
        return new SciencePacket(number & 0xFF, command, bytes);
    }

    int at(int index) {
        return data[index] & 0xFF;
    }

    byte[] encode() {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        stuff(payload, number);
        stuff(payload, command);
        for (byte b : data) {
            stuff(payload, b & 0xFF);
        }
        byte[] stuffed = payload.toByteArray();
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(START);
        packet.write(STUFF);
        packet.write(crc(stuffed) ^ KEY);
        packet.write(STUFF);
        packet.write(stuffed.length ^ KEY);
        packet.writeBytes(stuffed);
        packet.write(STOP);
        return packet.toByteArray();
    }

    private static void stuff(ByteArrayOutputStream out, int b) {
        if (b == START || b == STOP || b == STUFF) {
            out.write(STUFF);
            out.write(b ^ KEY);
        } else {
            out.write(b);
        }
    }

    /**
     * Reads one whole packet. The header is taken by position and the rest by its length: the checksum's byte may look like a
     * start or a stop.
     *
     * @throws FeedbackException when it is damaged
     */
    static SciencePacket decode(byte[] packet) {
        if (packet.length < HEADER_BYTES + 3 || (packet[0] & 0xFF) != START) {
            throw damaged("a start");
        }
        int length = (packet[4] & 0xFF) ^ KEY;
        if (length > LONGEST_PAYLOAD || packet.length != HEADER_BYTES + length + 1) {
            throw damaged("a payload of " + length + " bytes");
        }
        if ((packet[packet.length - 1] & 0xFF) != STOP) {
            throw damaged("a stop");
        }
        byte[] stuffed = Arrays.copyOfRange(packet, HEADER_BYTES, HEADER_BYTES + length);
        if ((crc(stuffed) ^ KEY) != (packet[2] & 0xFF)) {
            throw damaged("the checksum of its payload");
        }
        byte[] payload = unstuffed(stuffed);
        if (payload.length < 2) {
            throw damaged("a number and a command");
        }
        return new SciencePacket(payload[0] & 0xFF, payload[1] & 0xFF, Arrays.copyOfRange(payload, 2, payload.length));
    }

    private static byte[] unstuffed(byte[] stuffed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < stuffed.length; i++) {
            if ((stuffed[i] & 0xFF) == STUFF && i + 1 < stuffed.length) {
                i++;
                out.write((stuffed[i] & 0xFF) ^ KEY);
            } else {
                out.write(stuffed[i]);
            }
        }
        return out.toByteArray();
    }

    private static FeedbackException damaged(String expected) {
        return new FeedbackException(
                "stimulator: a packet is damaged, expected " + expected + "; check the cable and the parity.");
    }

    /** CRC-8, polynomial 07, start 0, not reflected. */
    static int crc(byte[] bytes) {
        int crc = 0;
        for (byte b : bytes) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x80) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
            }
            crc &= 0xFF;
        }
        return crc;
    }
}

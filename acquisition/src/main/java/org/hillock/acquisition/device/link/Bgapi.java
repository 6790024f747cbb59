package org.hillock.acquisition.device.link;

import java.util.Arrays;

/**
 * Packets of BGAPI, which Bluegiga's BLED112 dongle speaks on its serial port: a type (80 for an event, 00 for a command
 * or its response), a length, a class, a number within the class, and so many bytes. Numbers in them are little endian.
 *
 * <p>Written from the steps that clients take to reach a Ganglion; not tried on a dongle.
 */
public final class Bgapi {
    /** Bytes before the payload. */
    public static final int HEADER = 4;

    /** The type of an event. */
    public static final int EVENT = 0x80;

    /** The type of a command and of its response. */
    public static final int COMMAND = 0x00;

    /** Class and number, as one, of the dongle's restart, and of the event that it has started. */
    public static final int RESET = 0x0000;

    /** Of the command that ends a connection. */
    public static final int DISCONNECT = 0x0300;

    /** Of the event that tells of a connection's state; its number is that of {@link #DISCONNECT}. */
    public static final int CONNECTION_STATUS = 0x0300;

    /** Of the event that a connection is lost. */
    public static final int DISCONNECTED = 0x0304;

    /** Of the command that asks for groups of attributes, and of the event that such a procedure is done. */
    public static final int READ_BY_GROUP = 0x0401;

    /** Of the event that a procedure is done. */
    public static final int PROCEDURE_DONE = 0x0401;

    /** Of the event that a group was found. */
    public static final int GROUP_FOUND = 0x0402;

    /** Of the command that asks for attributes. */
    public static final int FIND_INFORMATION = 0x0403;

    /** Of the event that an attribute was found. */
    public static final int INFORMATION_FOUND = 0x0404;

    /** Of the command that writes an attribute. */
    public static final int WRITE = 0x0405;

    /** Of the event that brings an attribute's value. */
    public static final int VALUE = 0x0405;

    /** Of the event of an advertisement. */
    public static final int ADVERTISEMENT = 0x0600;

    /** Of the command that looks for devices. */
    public static final int DISCOVER = 0x0602;

    /** Of the command that connects to one. */
    public static final int CONNECT = 0x0603;

    /** Of the command that ends the looking. */
    public static final int END_DISCOVERY = 0x0604;

    /** Of the event that a command was not understood. */
    public static final int PROTOCOL_ERROR = 0x0006;

    private static final int LONGEST_VALUE = 22;

    private Bgapi() {}

    /** A packet with these bytes as its payload. */
    public static byte[] packet(int type, int what, int... payload) {
        byte[] packet = new byte[HEADER + payload.length];
        packet[0] = (byte) type;
        packet[1] = (byte) payload.length;
        packet[2] = (byte) (what >> 8);
        packet[3] = (byte) what;
        for (int i = 0; i < payload.length; i++) {
            packet[HEADER + i] = (byte) payload[i];
        }
        return packet;
    }

    /** A packet with these bytes and then those of an array. */
    public static byte[] packet(int type, int what, byte[] tail, int... payload) {
        byte[] head = packet(type, what, payload);
        byte[] packet = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, packet, head.length, tail.length);
        packet[1] = (byte) (packet.length - HEADER);
        return packet;
    }

    /** Class and number of a packet. */
    public static int what(byte[] packet) {
        return (packet[2] & 0xFF) << 8 | (packet[3] & 0xFF);
    }

    /** Whether a packet is an event. */
    public static boolean isEvent(byte[] packet) {
        return packet[0] < 0;
    }

    /** A byte of the payload; 0 behind its end. */
    public static int u8(byte[] packet, int at) {
        return HEADER + at < packet.length ? packet[HEADER + at] & 0xFF : 0;
    }

    /** Two bytes of the payload. */
    public static int u16(byte[] packet, int at) {
        return u8(packet, at) | u8(packet, at + 1) << 8;
    }

    /** The bytes that a payload ends with: how many stand at {@code at}, they themselves follow. */
    public static byte[] counted(byte[] packet, int at) {
        int from = Math.min(packet.length, HEADER + at + 1);
        return Arrays.copyOfRange(packet, from, Math.min(packet.length, from + u8(packet, at)));
    }

    /** Whether a packet of a known kind and length may begin here, as far as the bytes are there. */
    public static boolean mayBegin(byte[] bytes, int at, int to) {
        int type = bytes[at] & 0xFF;
        if (type != EVENT && type != COMMAND) {
            return false;
        }
        if (at + HEADER > to) {
            return true;
        }
        int length = bytes[at + 1] & 0xFF;
        int what = (bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF);
        return type == EVENT ? mayBeEvent(what, length) : mayBeCommand(what, length);
    }

    private static boolean mayBeEvent(int what, int length) {
        return switch (what) {
            case ADVERTISEMENT -> length >= 11;
            case CONNECTION_STATUS -> length == 16;
            case RESET -> length == 12;
            case PROTOCOL_ERROR -> length == 2;
            case DISCONNECTED -> length == 3;
            case PROCEDURE_DONE -> length == 5;
            case GROUP_FOUND -> length >= 8;
            case INFORMATION_FOUND -> length >= 6;
            case VALUE -> length >= 5 && length <= 5 + LONGEST_VALUE;
            default -> false;
        };
    }

    /** A command or the response to it. */
    private static boolean mayBeCommand(int what, int length) {
        return switch (what) {
            case RESET -> length == 1;
            case DISCOVER, END_DISCOVERY -> length <= 2;
            case CONNECT -> length == 3 || length == 15;
            case DISCONNECT -> length == 1 || length == 3;
            case READ_BY_GROUP -> length == 3 || length == 8;
            case FIND_INFORMATION -> length == 3 || length == 5;
            case WRITE -> length >= 3 && length <= 4 + LONGEST_VALUE;
            default -> false;
        };
    }
}

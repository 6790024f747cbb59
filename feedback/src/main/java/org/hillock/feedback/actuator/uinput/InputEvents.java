package org.hillock.feedback.actuator.uinput;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The byte layouts of Linux's {@code uinput.h} and {@code input.h} on 64-bit machines; equal on x86-64 and arm64.
 */
final class InputEvents {
    static final int EV_SYN = 0;
    static final int EV_KEY = 1;
    static final int EV_REL = 2;
    static final int EV_ABS = 3;
    static final int EVENT_BYTES = 24;
    private static final int SETUP_BYTES = 92;
    private static final int ABS_SETUP_BYTES = 28;
    private static final int NAME_AT = 8;
    private static final int NAME_BYTES = 80;
    private static final short BUS_VIRTUAL = 6;
    private static final int TYPE_AT = 16;

    private InputEvents() {}

    /** Events with their closing report, for one write. */
    static byte[] report(int... typeCodeValue) {
        int events = typeCodeValue.length / 3;
        ByteBuffer bytes = ByteBuffer.allocate((events + 1) * EVENT_BYTES).order(ByteOrder.nativeOrder());
        for (int e = 0; e < events; e++) {
            bytes.position(e * EVENT_BYTES + TYPE_AT);
            bytes.putShort((short) typeCodeValue[3 * e]);
            bytes.putShort((short) typeCodeValue[3 * e + 1]);
            bytes.putInt(typeCodeValue[3 * e + 2]);
        }
        return bytes.array();
    }

    /** {@code struct uinput_setup}. */
    static byte[] setup(String name) {
        ByteBuffer bytes = ByteBuffer.allocate(SETUP_BYTES).order(ByteOrder.nativeOrder());
        bytes.putShort(BUS_VIRTUAL).putShort((short) 0).putShort((short) 0).putShort((short) 1);
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        bytes.position(NAME_AT);
        bytes.put(ascii, 0, Math.min(ascii.length, NAME_BYTES - 1));
        return bytes.array();
    }

    /** {@code struct uinput_abs_setup}. */
    static byte[] absSetup(int code, int minimum, int maximum) {
        ByteBuffer bytes = ByteBuffer.allocate(ABS_SETUP_BYTES).order(ByteOrder.nativeOrder());
        bytes.putShort(0, (short) code);
        bytes.putInt(8, minimum).putInt(12, maximum);
        return bytes.array();
    }
}

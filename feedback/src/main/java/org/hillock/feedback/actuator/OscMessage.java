package org.hillock.feedback.actuator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One OSC 1.0 message under construction: an address, the type-tag string, then the arguments, everything big endian
 * and padded to four bytes (The Open Sound Control 1.0 Specification, Wright 2002, "OSC Syntax").
 */
final class OscMessage {
    private final String address;
    private final StringBuilder tags = new StringBuilder(",");
    private final ByteArrayOutputStream arguments = new ByteArrayOutputStream();

    private OscMessage(String address) {
        this.address = address;
    }

    static OscMessage to(String address) {
        return new OscMessage(address);
    }

    OscMessage string(String value) {
        tags.append('s');
        arguments.writeBytes(padded(value));
        return this;
    }

    OscMessage int32(int value) {
        tags.append('i');
        arguments.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        return this;
    }

    OscMessage float32(float value) {
        tags.append('f');
        arguments.writeBytes(ByteBuffer.allocate(Float.BYTES).putFloat(value).array());
        return this;
    }

    /** An argument without bytes: {@code 'T'} true, {@code 'F'} false, {@code 'N'} nil, {@code 'I'} impulse. */
    OscMessage bare(char tag) {
        tags.append(tag);
        return this;
    }

    byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(padded(address));
        out.writeBytes(padded(tags.toString()));
        out.writeBytes(arguments.toByteArray());
        return out.toByteArray();
    }

    /** The text, then one to four zeros up to a multiple of four bytes. */
    private static byte[] padded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] padded = new byte[(bytes.length / 4 + 1) * 4];
        System.arraycopy(bytes, 0, padded, 0, bytes.length);
        return padded;
    }
}

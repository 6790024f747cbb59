package org.hillock.acquisition.device.profile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** A few bytes that do not change: a command, a header, an expected answer. */
public final class HexBytes {
    /** No bytes. */
    public static final HexBytes NONE = new HexBytes(new byte[0]);

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private final byte[] bytes;

    private HexBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes of pairs of hexadecimal digits without separators. */
    public static HexBytes parse(String hex) {
        return new HexBytes(HEX.parseHex(hex));
    }

    /** The bytes of a text, one a character. */
    public static HexBytes ascii(String text) {
        return new HexBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A copy of these bytes. */
    public static HexBytes of(byte... bytes) {
        return new HexBytes(bytes.clone());
    }

    /** How many they are. */
    public int length() {
        return bytes.length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** One of them. */
    public byte at(int index) {
        return bytes[index];
    }

    /** A copy. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** As a text, one character a byte. */
    public String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HexBytes hex && Arrays.equals(bytes, hex.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HEX.formatHex(bytes);
    }
}

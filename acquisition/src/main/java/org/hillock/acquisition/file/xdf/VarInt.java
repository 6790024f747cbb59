package org.hillock.acquisition.file.xdf;

import java.nio.ByteBuffer;

/**
 * XDF's variable-length unsigned integer: one byte that says 1, 4 or 8, then the value in so many bytes, little endian.
 *
 * <p>Any width is legal for any value. Values above {@link Long#MAX_VALUE} do not occur in files that exist; they read
 * as negative numbers here, and callers treat these as damage.
 */
final class VarInt {
    private VarInt() {}

    /** Whether a width byte is one of the three legal ones. */
    static boolean isWidth(int width) {
        return width == 1 || width == 4 || width == 8;
    }

    /** The smallest legal width for a value that is not negative. */
    static int widthFor(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a variable-length integer is not negative, as " + value + " is");
        }
        return value < 0x100 ? 1 : value < 0x1_0000_0000L ? 4 : 8;
    }

    /** Writes a value in its smallest width. The buffer is little endian and has room. Modified. */
    static void put(ByteBuffer buffer, long value) {
        put(buffer, value, widthFor(value));
    }

    /** Writes a value in a width that holds it: 1, 4 or 8. The buffer is little endian and has room. Modified. */
    static void put(ByteBuffer buffer, long value, int width) {
        buffer.put((byte) width);
        switch (width) {
            case 1 -> buffer.put((byte) value);
            case 4 -> buffer.putInt((int) value);
            case 8 -> buffer.putLong(value);
            default -> throw new IllegalArgumentException("a width is 1, 4 or 8, not " + width);
        }
    }
}

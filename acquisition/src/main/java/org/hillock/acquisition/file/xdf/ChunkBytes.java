package org.hillock.acquisition.file.xdf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Little-endian bytes in an array that grows to what it once had to hold. Not thread-safe; see its owner's lock. */
final class ChunkBytes {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int size;

    ChunkBytes(int capacity) {
        this.bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    /** The array itself, of which the first {@link #size()} bytes count. */
    byte[] array() {
        return bytes;
    }

    void clear() {
        size = 0;
    }

    /** Makes room for so many more bytes. */
    void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.length)));
        }
    }

    void octet(int value) {
        bytes[size++] = (byte) value;
    }

    void int16(int value) {
        SHORT.set(bytes, size, (short) value);
        size += Short.BYTES;
    }

    void int32(int value) {
        INT.set(bytes, size, value);
        size += Integer.BYTES;
    }

    void int64(long value) {
        LONG.set(bytes, size, value);
        size += Long.BYTES;
    }

    void float32(float value) {
        int32(Float.floatToRawIntBits(value));
    }

    void float64(double value) {
        int64(Double.doubleToRawLongBits(value));
    }

    void all(byte[] from, int count) {
        System.arraycopy(from, 0, bytes, size, count);
        size += count;
    }

    /** XDF's variable-length integer in its smallest width; see {@link VarInt}. */
    void varInt(long value) {
        int width = VarInt.widthFor(value);
        octet(width);
        switch (width) {
            case 1 -> octet((int) value);
            case 4 -> int32((int) value);
            default -> int64(value);
        }
    }
}

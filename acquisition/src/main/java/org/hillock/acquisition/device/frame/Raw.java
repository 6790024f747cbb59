package org.hillock.acquisition.device.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.hillock.acquisition.device.profile.FieldType;

/** Reads single numbers out of bytes. */
final class Raw {
    private static final VarHandle I16_BE = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I16_LE =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle I32_BE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I32_LE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle I64_LE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Raw() {}

    static int i16be(byte[] bytes, int at) {
        return (short) I16_BE.get(bytes, at);
    }

    static int i16le(byte[] bytes, int at) {
        return (short) I16_LE.get(bytes, at);
    }

    static int u16be(byte[] bytes, int at) {
        return i16be(bytes, at) & 0xFFFF;
    }

    static int u16le(byte[] bytes, int at) {
        return i16le(bytes, at) & 0xFFFF;
    }

    static int i24be(byte[] bytes, int at) {
        return bytes[at] << 16 | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF);
    }

    /** The same for a number that is not the first of the array: one read of four bytes, of which the first is shifted out. */
    static int i24beAfterByte(byte[] bytes, int at) {
        return (int) I32_BE.get(bytes, at - 1) << 8 >> 8;
    }

    static int i24le(byte[] bytes, int at) {
        return bytes[at + 2] << 16 | (bytes[at + 1] & 0xFF) << 8 | (bytes[at] & 0xFF);
    }

    static int i32be(byte[] bytes, int at) {
        return (int) I32_BE.get(bytes, at);
    }

    static int i32le(byte[] bytes, int at) {
        return (int) I32_LE.get(bytes, at);
    }

    static long u32le(byte[] bytes, int at) {
        return i32le(bytes, at) & 0xFFFFFFFFL;
    }

    /** Some bits as an unsigned number; bit 0 is the lowest of the byte at {@code frame}. */
    static long bits(byte[] bytes, int frame, int lowestBit, int count) {
        int at = frame + (lowestBit >> 3);
        int shift = lowestBit & 7;
        if (at + Long.BYTES <= bytes.length && shift + count < Long.SIZE) {
            return (long) I64_LE.get(bytes, at) >>> shift & (1L << count) - 1;
        }
        long word = 0;
        for (int k = 0; k * 8 < shift + count; k++) {
            word |= (bytes[at + k] & 0xFFL) << (8 * k);
        }
        return word >>> shift & (1L << count) - 1;
    }

    /** A number of a type that takes whole bytes and is no float. */
    static long whole(FieldType type, byte[] bytes, int at) {
        return switch (type) {
            case U8 -> bytes[at] & 0xFF;
            case I8 -> bytes[at];
            case U16BE -> u16be(bytes, at);
            case U16LE -> u16le(bytes, at);
            case I16BE -> i16be(bytes, at);
            case I16LE -> i16le(bytes, at);
            case U24BE -> i24be(bytes, at) & 0xFFFFFF;
            case U24LE -> i24le(bytes, at) & 0xFFFFFF;
            case I24BE -> i24be(bytes, at);
            case I24LE -> i24le(bytes, at);
            case U32BE -> i32be(bytes, at) & 0xFFFFFFFFL;
            case U32LE -> u32le(bytes, at);
            case I32BE -> i32be(bytes, at);
            case I32LE -> i32le(bytes, at);
            case F32BE, F32LE, UBITS, CODEC -> 0;
        };
    }
}

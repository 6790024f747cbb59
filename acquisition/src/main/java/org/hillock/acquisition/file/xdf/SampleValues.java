package org.hillock.acquisition.file.xdf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.hillock.acquisition.stream.ChannelFormat;

/**
 * The numbers of one sample, little endian, as float32. Allocates nothing.
 *
 * <p>float32, int16 and int8 are exact (NaN payloads included); int32, int64 and double64 are rounded to the nearest
 * float32, which has 24 significant bits.
 */
final class SampleValues {
    private static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private SampleValues() {}

    /**
     * Converts the values of one sample.
     *
     * @param format not STRING
     * @param bytes holds {@code count} values from {@code at} on; not modified
     * @param out takes {@code count} values from {@code outAt} on; modified
     */
    static void read(ChannelFormat format, byte[] bytes, int at, float[] out, int outAt, int count) {
        switch (format) {
            case FLOAT32 -> {
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = (float) FLOAT.get(bytes, at + 4 * i);
                }
            }
            case DOUBLE64 -> {
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = (float) (double) DOUBLE.get(bytes, at + 8 * i);
                }
            }
            case INT8 -> {
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = bytes[at + i];
                }
            }
            case INT16 -> {
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = (short) SHORT.get(bytes, at + 2 * i);
                }
            }
            case INT32 -> {
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = (int) INT.get(bytes, at + 4 * i);
                }
            }
            case INT64 -> {
                for (int i = 0; i < count; i++) {
                    out[outAt + i] = (long) LONG.get(bytes, at + 8 * i);
                }
            }
            default -> throw new IllegalArgumentException("no numbers in the format " + format.word());
        }
    }

    /** How many of the values of one sample float32 does not hold exactly. The bytes are not modified. */
    static int countRounded(ChannelFormat format, byte[] bytes, int at, int count) {
        int rounded = 0;
        switch (format) {
            case DOUBLE64 -> {
                for (int i = 0; i < count; i++) {
                    double value = (double) DOUBLE.get(bytes, at + 8 * i);
                    rounded += value == (float) value || Double.isNaN(value) ? 0 : 1;
                }
            }
            case INT32 -> {
                for (int i = 0; i < count; i++) {
                    int value = (int) INT.get(bytes, at + 4 * i);
                    rounded += value == (double) (float) value ? 0 : 1;
                }
            }
            case INT64 -> {
                for (int i = 0; i < count; i++) {
                    long value = (long) LONG.get(bytes, at + 8 * i);
                    float near = (float) value;
                    rounded += near < 0x1p63f && value == (long) near ? 0 : 1;
                }
            }
            default -> {}
        }
        return rounded;
    }
}

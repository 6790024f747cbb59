package org.hillock.acquisition.lsl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hillock.acquisition.stream.ChannelFormat;

/**
 * Writes samples of the 1.10 feed, each with its transmitted stamp, so that a consumer that joins or loses samples never
 * deduces a wrong one. Numbers are encoded without allocation. Immutable.
 *
 * <p>Numbers that the format cannot hold are rounded to the nearest it can.
 */
final class SampleEncoder {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte TRANSMITTED = 2;
    private static final int STAMP_BYTES = 9;

    private final ChannelFormat format;
    private final int channels;
    private final boolean swaps;

    SampleEncoder(ChannelFormat format, int channels, ByteOrder order) {
        this.format = format;
        this.channels = channels;
        this.swaps = order == ByteOrder.BIG_ENDIAN;
    }

    /** Bytes of one sample of numbers. */
    int sampleBytes() {
        return STAMP_BYTES + channels * format.bytes();
    }

    /**
     * Encodes one sample.
     *
     * @param out Modified.
     * @param values Not modified: {@code channels} from {@code offset} on.
     */
    void encode(byte[] out, int position, double stampSeconds, float[] values, int offset) {
        int at = putStamp(out, position, stampSeconds);
        switch (format) {
            case FLOAT32 -> {
                for (int c = 0; c < channels; c++) {
                    putInt(out, at + 4 * c, Float.floatToRawIntBits(values[offset + c]));
                }
            }
            case DOUBLE64 -> {
                for (int c = 0; c < channels; c++) {
                    putLong(out, at + 8 * c, Double.doubleToRawLongBits(values[offset + c]));
                }
            }
            default -> {
                for (int c = 0; c < channels; c++) {
                    putInteger(out, at + format.bytes() * c, Math.round((double) values[offset + c]));
                }
            }
        }
    }

    /**
     * Encodes one sample.
     *
     * @param out Modified.
     * @param values Not modified: {@code channels} from {@code offset} on.
     */
    void encode(byte[] out, int position, double stampSeconds, double[] values, int offset) {
        int at = putStamp(out, position, stampSeconds);
        switch (format) {
            case FLOAT32 -> {
                for (int c = 0; c < channels; c++) {
                    putInt(out, at + 4 * c, Float.floatToRawIntBits((float) values[offset + c]));
                }
            }
            case DOUBLE64 -> {
                for (int c = 0; c < channels; c++) {
                    putLong(out, at + 8 * c, Double.doubleToRawLongBits(values[offset + c]));
                }
            }
            default -> {
                for (int c = 0; c < channels; c++) {
                    putInteger(out, at + format.bytes() * c, Math.round(values[offset + c]));
                }
            }
        }
    }

    /**
     * Encodes one sample.
     *
     * @param out Modified.
     * @param values Not modified: {@code channels} from {@code offset} on.
     */
    void encode(byte[] out, int position, double stampSeconds, long[] values, int offset) {
        int at = putStamp(out, position, stampSeconds);
        switch (format) {
            case FLOAT32 -> {
                for (int c = 0; c < channels; c++) {
                    putInt(out, at + 4 * c, Float.floatToRawIntBits((float) values[offset + c]));
                }
            }
            case DOUBLE64 -> {
                for (int c = 0; c < channels; c++) {
                    putLong(out, at + 8 * c, Double.doubleToRawLongBits((double) values[offset + c]));
                }
            }
            default -> {
                for (int c = 0; c < channels; c++) {
                    putInteger(out, at + format.bytes() * c, values[offset + c]);
                }
            }
        }
    }

    /**
     * One sample of texts.
     *
     * @param values Not modified: {@code channels} texts.
     */
    byte[] encode(double stampSeconds, String[] values) {
        byte[][] texts = new byte[channels][];
        long size = STAMP_BYTES;
        for (int c = 0; c < channels; c++) {
            texts[c] = values[c].getBytes(StandardCharsets.UTF_8);
            size += 9L + texts[c].length;
        }
        if (size > Limits.QUEUED_TEXT_BYTES) {
            throw new IllegalArgumentException(
                    "a string sample of " + size + " bytes is longer than the bound of " + Limits.QUEUED_TEXT_BYTES);
        }
        byte[] out = new byte[(int) size];
        int at = putStamp(out, 0, stampSeconds);
        for (byte[] text : texts) {
            if (text.length <= 0xff) {
                out[at] = 1;
                out[at + 1] = (byte) text.length;
                at += 2;
            } else {
                out[at] = 4;
                putInt(out, at + 1, text.length);
                at += 5;
            }
            System.arraycopy(text, 0, out, at, text.length);
            at += text.length;
        }
        return Arrays.copyOf(out, at);
    }

    private int putStamp(byte[] out, int position, double stampSeconds) {
        out[position] = TRANSMITTED;
        putLong(out, position + 1, Double.doubleToRawLongBits(stampSeconds));
        return position + STAMP_BYTES;
    }

    private void putInteger(byte[] out, int at, long value) {
        switch (format) {
            case INT8 -> out[at] = (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, value));
            case INT16 -> {
                short narrow = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
                SHORT.set(out, at, swaps ? Short.reverseBytes(narrow) : narrow);
            }
            case INT32 -> putInt(out, at, (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value)));
            default -> putLong(out, at, value);
        }
    }

    private void putInt(byte[] out, int at, int value) {
        INT.set(out, at, swaps ? Integer.reverseBytes(value) : value);
    }

    private void putLong(byte[] out, int at, long value) {
        LONG.set(out, at, swaps ? Long.reverseBytes(value) : value);
    }
}

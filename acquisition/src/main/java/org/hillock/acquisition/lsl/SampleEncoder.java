package org.hillock.acquisition.lsl;

import java.nio.ByteBuffer;
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
    private static final byte TRANSMITTED = 2;
    private static final int STAMP_BYTES = 9;

    private final ChannelFormat format;
    private final int channels;
    private final ByteOrder order;

    SampleEncoder(ChannelFormat format, int channels, ByteOrder order) {
        this.format = format;
        this.channels = channels;
        this.order = order;
    }

    /** Bytes of one sample of numbers. */
    int sampleBytes() {
        return STAMP_BYTES + channels * format.bytes();
    }

    /** The order of all numbers. */
    ByteOrder order() {
        return order;
    }

    /**
     * Encodes one sample.
     *
     * @param out Modified; of this order.
     * @param values Not modified: {@code channels} from {@code offset} on.
     */
    void encode(WireBuffer out, int position, double stampSeconds, float[] values, int offset) {
        int at = putStamp(out, position, stampSeconds);
        switch (format) {
            case FLOAT32 -> out.put(at, values, offset, channels);
            case DOUBLE64 -> {
                for (int c = 0; c < channels; c++) {
                    out.putInt64(at + 8 * c, Double.doubleToRawLongBits(values[offset + c]));
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
     * @param out Modified; of this order.
     * @param values Not modified: {@code channels} from {@code offset} on.
     */
    void encode(WireBuffer out, int position, double stampSeconds, double[] values, int offset) {
        int at = putStamp(out, position, stampSeconds);
        switch (format) {
            case FLOAT32 -> {
                for (int c = 0; c < channels; c++) {
                    out.putInt32(at + 4 * c, Float.floatToRawIntBits((float) values[offset + c]));
                }
            }
            case DOUBLE64 -> out.put(at, values, offset, channels);
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
     * @param out Modified; of this order.
     * @param values Not modified: {@code channels} from {@code offset} on.
     */
    void encode(WireBuffer out, int position, double stampSeconds, long[] values, int offset) {
        int at = putStamp(out, position, stampSeconds);
        switch (format) {
            case FLOAT32 -> {
                for (int c = 0; c < channels; c++) {
                    out.putInt32(at + 4 * c, Float.floatToRawIntBits((float) values[offset + c]));
                }
            }
            case DOUBLE64 -> {
                for (int c = 0; c < channels; c++) {
                    out.putInt64(at + 8 * c, Double.doubleToRawLongBits((double) values[offset + c]));
                }
            }
            case INT64 -> out.put(at, values, offset, channels);
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
        ByteBuffer out = ByteBuffer.allocate((int) size).order(order);
        out.put(TRANSMITTED).putDouble(stampSeconds);
        for (byte[] text : texts) {
            if (text.length <= 0xff) {
                out.put((byte) 1).put((byte) text.length);
            } else {
                out.put((byte) 4).putInt(text.length);
            }
            out.put(text);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static int putStamp(WireBuffer out, int position, double stampSeconds) {
        out.putInt8(position, TRANSMITTED);
        out.putInt64(position + 1, Double.doubleToRawLongBits(stampSeconds));
        return position + STAMP_BYTES;
    }

    private void putInteger(WireBuffer out, int at, long value) {
        switch (format) {
            case INT8 -> out.putInt8(at, (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, value)));
            case INT16 -> out.putInt16(at, (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value)));
            case INT32 -> out.putInt32(at, (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value)));
            default -> out.putInt64(at, value);
        }
    }
}

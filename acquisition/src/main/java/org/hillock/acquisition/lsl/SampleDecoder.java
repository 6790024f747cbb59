package org.hillock.acquisition.lsl;

import java.io.IOException;
import org.hillock.acquisition.stream.ChannelFormat;

/**
 * Samples of the 1.10 feed ({@link ArchiveDecoder}: of 1.00): first {@link #stamp()}, then the values by exactly one of the other methods. Numbers are
 * decoded without allocation. Used by one thread.
 */
class SampleDecoder {
    private static final int DEDUCED = 1;
    private static final int TRANSMITTED = 2;

    private final FeedInput in;
    private final ChannelFormat format;
    private final int channels;
    private final double periodSeconds;
    private final FeedResponse.Subnormals subnormals;
    private double lastSeconds;

    /** @param nominalRateHz what deduced stamps step by; 0 repeats the last stamp */
    SampleDecoder(
            FeedInput in,
            ChannelFormat format,
            int channels,
            double nominalRateHz,
            FeedResponse.Subnormals subnormals) {
        this.in = in;
        this.format = format;
        this.channels = channels;
        this.periodSeconds = nominalRateHz > 0 ? 1 / nominalRateHz : 0;
        this.subnormals = subnormals;
    }

    /** The stamp of the next sample in the outlet's clock, in seconds; waits for it. */
    double stamp() throws IOException {
        int tag = tag();
        if (tag == TRANSMITTED) {
            lastSeconds = double64();
        } else if (tag == DEDUCED) {
            lastSeconds += periodSeconds;
        } else {
            throw new IOException("a sample that starts with the tag " + tag + ", expected 1 or 2");
        }
        return lastSeconds;
    }

    /**
     * The values as the nearest floats.
     *
     * @param out Modified: {@code channels} values from {@code offset} on.
     */
    void floats(float[] out, int offset) throws IOException {
        switch (format) {
            case FLOAT32 -> {
                floats32(out, offset, channels);
                if (subnormals == FeedResponse.Subnormals.FLUSHED) {
                    for (int c = 0; c < channels; c++) {
                        out[offset + c] = flushed(out[offset + c]);
                    }
                }
            }
            case DOUBLE64 -> {
                for (int c = 0; c < channels; c++) {
                    out[offset + c] = (float) double64();
                }
            }
            default -> {
                for (int c = 0; c < channels; c++) {
                    out[offset + c] = (float) integer();
                }
            }
        }
    }

    /**
     * The values as doubles.
     *
     * @param out Modified: {@code channels} values from {@code offset} on.
     */
    void doubles(double[] out, int offset) throws IOException {
        switch (format) {
            case FLOAT32 -> {
                for (int c = 0; c < channels; c++) {
                    out[offset + c] = flushed(float32());
                }
            }
            case DOUBLE64 -> doubles64(out, offset, channels);
            default -> {
                for (int c = 0; c < channels; c++) {
                    out[offset + c] = (double) integer();
                }
            }
        }
    }

    /**
     * The values of an integer format.
     *
     * @param out Modified: {@code channels} values from {@code offset} on.
     */
    void longs(long[] out, int offset) throws IOException {
        if (format == ChannelFormat.INT64) {
            longs64(out, offset, channels);
            return;
        }
        for (int c = 0; c < channels; c++) {
            out[offset + c] = integer();
        }
    }

    /**
     * The values of a string stream.
     *
     * @param out Modified: {@code channels} texts.
     */
    void texts(String[] out) throws IOException {
        for (int c = 0; c < channels; c++) {
            out[c] = in.text(bounded(textLength()));
        }
    }

    ChannelFormat format() {
        return format;
    }

    private static int bounded(long length) throws IOException {
        if (length < 0 || length > Limits.TEXT_BYTES) {
            throw new IOException(
                    "a text of " + Long.toUnsignedString(length) + " bytes, expected at most " + Limits.TEXT_BYTES);
        }
        return (int) length;
    }

    /** What kind of stamp follows. */
    int tag() throws IOException {
        return in.octet();
    }

    double double64() throws IOException {
        return in.double64();
    }

    float float32() throws IOException {
        return in.float32();
    }

    /** A run of floats; {@code out} is modified. */
    void floats32(float[] out, int offset, int count) throws IOException {
        in.floats(out, offset, count);
    }

    /** A run of doubles; {@code out} is modified. */
    void doubles64(double[] out, int offset, int count) throws IOException {
        in.doubles(out, offset, count);
    }

    /** A run of 64-bit integers; {@code out} is modified. */
    void longs64(long[] out, int offset, int count) throws IOException {
        in.longs(out, offset, count);
    }

    /** The bytes of the text that follows, as declared. */
    long textLength() throws IOException {
        int size = in.octet();
        return switch (size) {
            case 1 -> in.octet();
            case 2 -> in.int16() & 0xffffL;
            case 4 -> in.int32() & 0xffffffffL;
            case 8 -> in.int64();
            default -> throw new IOException("a text whose length takes " + size + " bytes, expected 1, 2, 4 or 8");
        };
    }

    /** One value of an integer format. */
    long integer() throws IOException {
        return switch (format) {
            case INT8 -> (byte) in.octet();
            case INT16 -> in.int16();
            case INT32 -> in.int32();
            case INT64 -> in.int64();
            default -> throw new IOException("values of " + format.word() + " read as integers");
        };
    }

    private float flushed(float value) {
        boolean subnormal = Math.abs(value) < Float.MIN_NORMAL;
        return subnormal && subnormals == FeedResponse.Subnormals.FLUSHED ? Math.copySign(0f, value) : value;
    }
}

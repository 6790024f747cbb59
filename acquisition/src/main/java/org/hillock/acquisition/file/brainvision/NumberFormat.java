package org.hillock.acquisition.file.brainvision;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import org.hillock.acquisition.stream.ChannelFormat;

/** How the data file stores a value, by the header's words. */
enum NumberFormat {
    INT_16(2, ChannelFormat.INT16) {
        @Override
        void decode(ByteBuffer bytes, int at, int step, int count, double gain, float[] into, int start, int stride) {
            int from = at;
            int to = start;
            for (int i = 0; i < count; i++) {
                into[to] = (float) (bytes.getShort(from) * gain);
                from += step;
                to += stride;
            }
        }
    },
    UINT_16(2, ChannelFormat.INT16) {
        @Override
        void decode(ByteBuffer bytes, int at, int step, int count, double gain, float[] into, int start, int stride) {
            int from = at;
            int to = start;
            for (int i = 0; i < count; i++) {
                into[to] = (float) ((bytes.getShort(from) & 0xffff) * gain);
                from += step;
                to += stride;
            }
        }
    },
    INT_32(4, ChannelFormat.INT32) {
        @Override
        void decode(ByteBuffer bytes, int at, int step, int count, double gain, float[] into, int start, int stride) {
            int from = at;
            int to = start;
            for (int i = 0; i < count; i++) {
                into[to] = (float) (bytes.getInt(from) * gain);
                from += step;
                to += stride;
            }
        }
    },
    IEEE_FLOAT_32(4, ChannelFormat.FLOAT32) {
        @Override
        void decode(ByteBuffer bytes, int at, int step, int count, double gain, float[] into, int start, int stride) {
            int from = at;
            int to = start;
            for (int i = 0; i < count; i++) {
                into[to] = (float) (bytes.getFloat(from) * gain);
                from += step;
                to += stride;
            }
        }
    };

    private final int bytes;
    private final ChannelFormat format;

    NumberFormat(int bytes, ChannelFormat format) {
        this.bytes = bytes;
        this.format = format;
    }

    /** Bytes of one value. */
    int bytes() {
        return bytes;
    }

    /** The stored format by the vocabulary's word. */
    ChannelFormat format() {
        return format;
    }

    /**
     * Scales values of one channel; allocates nothing.
     *
     * @param bytes in the file's byte order. Not modified.
     * @param at the first value's first byte
     * @param step bytes from a value to the next
     * @param into every {@code stride}th value from {@code start} on. Modified.
     */
    abstract void decode(
            ByteBuffer bytes, int at, int step, int count, double gain, float[] into, int start, int stride);

    /** The format that a header's word names. */
    static Optional<NumberFormat> parse(String word) {
        for (NumberFormat format : values()) {
            if (format.name().equals(word.toUpperCase(Locale.ROOT))) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}

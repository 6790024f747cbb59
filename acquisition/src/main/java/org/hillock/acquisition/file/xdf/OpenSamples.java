package org.hillock.acquisition.file.xdf;

import java.nio.charset.StandardCharsets;
import org.hillock.acquisition.stream.ChannelFormat;

/**
 * The samples of one stream that are not yet a chunk, encoded as a Samples chunk wants them. Numbers are encoded without
 * allocation once the array has grown. Guarded by the writer's lock.
 */
final class OpenSamples {
    private static final int FIRST_BYTES = 4096;
    private static final int STAMP_BYTES = 9;

    private final XdfStreamHeader header;
    private final double periodSeconds;
    private final boolean omitsDeducible;
    private final ChunkBytes bytes = new ChunkBytes(FIRST_BYTES);
    private int count;
    private double lastSeconds;

    OpenSamples(XdfStreamHeader header, XdfWriterSettings.Stamps stamps) {
        this.header = header;
        this.periodSeconds = header.nominalRateHz() > 0 ? 1 / header.nominalRateHz() : 0;
        this.omitsDeducible = stamps == XdfWriterSettings.Stamps.UNLESS_DEDUCIBLE;
    }

    int count() {
        return count;
    }

    ChunkBytes bytes() {
        return bytes;
    }

    void clear() {
        count = 0;
        bytes.clear();
    }

    /** The most bytes that a sample of numbers takes. */
    int sampleBytes() {
        return STAMP_BYTES + header.channelCount() * header.format().bytes();
    }

    /** Adds one sample of float32 or double64. The values are not modified. */
    void add(double seconds, float[] values, int offset) {
        stamp(seconds);
        int channels = header.channelCount();
        if (header.format() == ChannelFormat.FLOAT32) {
            for (int c = 0; c < channels; c++) {
                bytes.float32(values[offset + c]);
            }
        } else {
            for (int c = 0; c < channels; c++) {
                bytes.float64(values[offset + c]);
            }
        }
    }

    /** Adds one sample of double64. The values are not modified. */
    void add(double seconds, double[] values, int offset) {
        stamp(seconds);
        for (int c = 0; c < header.channelCount(); c++) {
            bytes.float64(values[offset + c]);
        }
    }

    /** Adds one sample of integers; only the low bytes that the format has are kept. The values are not modified. */
    void add(double seconds, long[] values, int offset) {
        stamp(seconds);
        int channels = header.channelCount();
        switch (header.format()) {
            case INT8 -> {
                for (int c = 0; c < channels; c++) {
                    bytes.octet((int) values[offset + c]);
                }
            }
            case INT16 -> {
                for (int c = 0; c < channels; c++) {
                    bytes.int16((int) values[offset + c]);
                }
            }
            case INT32 -> {
                for (int c = 0; c < channels; c++) {
                    bytes.int32((int) values[offset + c]);
                }
            }
            default -> {
                for (int c = 0; c < channels; c++) {
                    bytes.int64(values[offset + c]);
                }
            }
        }
    }

    /** Adds one sample of texts. Not modified. */
    void add(double seconds, String[] texts) {
        bytes.reserve(STAMP_BYTES);
        stamp(seconds);
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            bytes.reserve(STAMP_BYTES + utf8.length);
            bytes.varInt(utf8.length);
            bytes.all(utf8, utf8.length);
        }
    }

    private void stamp(double seconds) {
        // Exactly the reader's sum; a chunk's first stamp always stands, so that no chunk depends on the one before.
        boolean deducible = omitsDeducible && count > 0 && lastSeconds + periodSeconds == seconds;
        if (deducible) {
            bytes.octet(0);
        } else {
            bytes.octet(Double.BYTES);
            bytes.float64(seconds);
        }
        lastSeconds = seconds;
        count++;
    }
}

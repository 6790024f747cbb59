package org.hillock.acquisition.lsl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.ChannelFormat;

/** The two samples with which a feed begins, so that both sides see whether they understand each other. */
final class TestSamples {
    private static final double STAMP_SECONDS = 123456.789;
    private static final int[] OFFSETS = {4, 2};

    private TestSamples() {}

    /** Both samples as an outlet sends them. */
    static byte[] encode(ChannelFormat format, int channels, ByteOrder order) {
        SampleEncoder encoder = new SampleEncoder(format, channels, order);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int offset : OFFSETS) {
            out.writeBytes(encode(encoder, format, channels, offset));
        }
        return out.toByteArray();
    }

    private static byte[] encode(SampleEncoder encoder, ChannelFormat format, int channels, int offset) {
        if (format == ChannelFormat.STRING) {
            return encoder.encode(STAMP_SECONDS, texts(channels));
        }
        byte[] sample = new byte[encoder.sampleBytes()];
        WireBuffer out = new WireBuffer(ByteBuffer.wrap(sample), encoder.order());
        encoder.encode(out, 0, STAMP_SECONDS, numbers(format, channels, offset), 0);
        return sample;
    }

    /**
     * Reads both samples and compares them.
     *
     * @throws AcquisitionException when they differ
     */
    static void check(SampleDecoder decoder, ChannelFormat format, int channels, String where) throws IOException {
        for (int offset : OFFSETS) {
            if (decoder.stamp() != STAMP_SECONDS || !valuesAgree(decoder, format, channels, offset)) {
                throw AcquisitionException.badInput(
                        where,
                        "another test sample",
                        "that of " + format.word() + " x " + channels,
                        "check that the outlet's library speaks protocol 1.10");
            }
        }
    }

    private static boolean valuesAgree(SampleDecoder decoder, ChannelFormat format, int channels, int offset)
            throws IOException {
        if (format == ChannelFormat.STRING) {
            String[] read = new String[channels];
            decoder.texts(read);
            return Arrays.equals(read, texts(channels));
        }
        long[] expected = numbers(format, channels, offset);
        if (format == ChannelFormat.FLOAT32 || format == ChannelFormat.DOUBLE64) {
            double[] read = new double[channels];
            decoder.doubles(read, 0);
            for (int c = 0; c < channels; c++) {
                if (read[c] != (double) expected[c]) {
                    return false;
                }
            }
            return true;
        }
        long[] read = new long[channels];
        decoder.longs(read, 0);
        return Arrays.equals(read, expected);
    }

    private static long[] numbers(ChannelFormat format, int channels, int offset) {
        long[] values = new long[channels];
        for (int c = 0; c < channels; c++) {
            long k = (long) c + offset;
            long size =
                    switch (format) {
                        case DOUBLE64 -> k + 16_777_217;
                        case INT32 -> (k + 65_537) % 2_147_483_647;
                        case INT16 -> (k + 257) % 32_767;
                        case INT8 -> (k + 1) % 127;
                        case INT64 -> k + 2_147_483_649L;
                        default -> k;
                    };
            values[c] = c % 2 == 0 ? size : -size;
        }
        return values;
    }

    private static String[] texts(int channels) {
        String[] texts = new String[channels];
        for (int c = 0; c < channels; c++) {
            texts[c] = Integer.toString(c % 2 == 0 ? c + 10 : -(c + 10));
        }
        return texts;
    }
}

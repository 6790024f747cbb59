package org.hillock.acquisition.file.xdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** Composes XDF files for tests, sound or not. */
final class XdfBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A file that starts as every file does. */
    static XdfBytes file() {
        return new XdfBytes()
                .raw("XDF:".getBytes(StandardCharsets.US_ASCII))
                .fileHeader("<info><version>1.0</version><datetime>2026-11-24T21:30:00+0000</datetime></info>");
    }

    XdfBytes raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    XdfBytes hex(String digits) {
        return raw(HexFormat.of().parseHex(digits.replace(" ", "")));
    }

    /** A chunk whose length is written in the smallest width. */
    XdfBytes chunk(int tag, byte[] content) {
        return chunk(tag, content, VarInt.widthFor(content.length + 2L));
    }

    XdfBytes chunk(int tag, byte[] content, int width) {
        return lyingChunk(tag, content, width, content.length + 2L);
    }

    /** A chunk that declares some other length. */
    XdfBytes lyingChunk(int tag, byte[] content, int width, long declared) {
        ByteBuffer frame = buffer(11);
        VarInt.put(frame, declared, width);
        frame.putShort((short) tag);
        return raw(Arrays.copyOf(frame.array(), frame.position())).raw(content);
    }

    XdfBytes fileHeader(String xml) {
        return chunk(1, xml.getBytes(StandardCharsets.UTF_8));
    }

    XdfBytes streamHeader(int stream, String name, String format, int channels, double rateHz, String desc) {
        return streamHeader(
                stream,
                "<?xml version=\"1.0\"?><info><name>" + name + "</name><type>EEG</type><channel_count>" + channels
                        + "</channel_count><nominal_srate>" + rateHz + "</nominal_srate><channel_format>" + format
                        + "</channel_format>" + desc + "</info>");
    }

    XdfBytes streamHeader(int stream, String xml) {
        return chunk(2, withId(stream, xml.getBytes(StandardCharsets.UTF_8)));
    }

    XdfBytes samples(int stream, byte[]... samples) {
        return chunk(3, samplesContent(stream, 4, samples));
    }

    XdfBytes clockOffset(int stream, double time, double offset) {
        return chunk(
                4, withId(stream, buffer(16).putDouble(time).putDouble(offset).array()));
    }

    XdfBytes boundary() {
        return chunk(5, Boundary.signature());
    }

    XdfBytes footer(int stream, String sampleCount) {
        String xml =
                "<info><first_timestamp>1</first_timestamp><sample_count>" + sampleCount + "</sample_count></info>";
        return chunk(6, withId(stream, xml.getBytes(StandardCharsets.UTF_8)));
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    Path writeTo(Path directory) {
        return write(directory.resolve("test.xdf"), bytes());
    }

    Path packTo(Path directory) {
        return write(directory.resolve("test.xdfz"), packed(bytes()));
    }

    static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] samplesContent(int stream, int countWidth, byte[]... samples) {
        XdfBytes content = new XdfBytes();
        ByteBuffer count = buffer(9);
        VarInt.put(count, samples.length, countWidth);
        content.raw(Arrays.copyOf(count.array(), count.position()));
        for (byte[] sample : samples) {
            content.raw(sample);
        }
        return withId(stream, content.bytes());
    }

    /** A stamped sample of float32 values. */
    static byte[] floats(double stamp, float... values) {
        ByteBuffer sample = buffer(9 + 4 * values.length).put((byte) 8).putDouble(stamp);
        for (float value : values) {
            sample.putFloat(value);
        }
        return sample.array();
    }

    /** A sample without a stamp. */
    static byte[] unstamped(float... values) {
        ByteBuffer sample = buffer(1 + 4 * values.length).put((byte) 0);
        for (float value : values) {
            sample.putFloat(value);
        }
        return sample.array();
    }

    /** A stamped sample whose values are these bytes. */
    static byte[] stamped(double stamp, byte[] values) {
        return buffer(9 + values.length)
                .put((byte) 8)
                .putDouble(stamp)
                .put(values)
                .array();
    }

    /** A stamped sample of texts. */
    static byte[] texts(double stamp, String... texts) {
        XdfBytes sample = new XdfBytes().raw(stamped(stamp, new byte[0]));
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            ByteBuffer length = buffer(9);
            VarInt.put(length, utf8.length);
            sample.raw(Arrays.copyOf(length.array(), length.position())).raw(utf8);
        }
        return sample.bytes();
    }

    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] withId(int stream, byte[] content) {
        return buffer(4 + content.length).putInt(stream).put(content).array();
    }
}

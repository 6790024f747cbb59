package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.util.Locale;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.ChannelFormat;

/**
 * Samples of protocol 1.00, a portable binary archive. Libraries before 1.10 send it, and those of 1.13 to 1.15 when their
 * strings take another size than ours. A number is a signed count of bytes and then these, least significant first; a
 * negative count means that the missing ones are ones. Floats are numbers by their bits.
 */
final class ArchiveDecoder extends SampleDecoder {
    private static final int[] SIGNATURE = {0x7f, 0x01, 0x09};
    private static final int[] CLASS_RECORD = {0, 0};

    private final FeedInput in;

    private ArchiveDecoder(FeedInput in, LslInfo info, FeedResponse.Subnormals subnormals) {
        super(in, info.format(), info.channelCount(), info.nominalRateHz(), subnormals);
        this.in = in;
    }

    /**
     * Reads the archive's head: its signature, the outlet's information and the record of the samples' class.
     *
     * @throws AcquisitionException when it is no such archive, or another outlet's
     */
    static ArchiveDecoder open(FeedInput in, LslInfo info, FeedResponse.Subnormals subnormals, String where)
            throws IOException {
        ArchiveDecoder decoder = new ArchiveDecoder(in, info, subnormals);
        decoder.expect(SIGNATURE, where);
        long length = decoder.number();
        if (length < 0 || length > Limits.XML_BYTES) {
            throw AcquisitionException.badInput(
                    where,
                    "an information of " + length + " bytes",
                    "at most " + Limits.XML_BYTES,
                    "check that this port belongs to an LSL outlet");
        }
        LslInfo sent = LslInfoXml.parse(in.text((int) length), where);
        if (!sent.uid().toLowerCase(Locale.ROOT).equals(info.uid().toLowerCase(Locale.ROOT))) {
            throw new AcquisitionException(where + " answered as another outlet; resolve it again.");
        }
        decoder.expect(CLASS_RECORD, where);
        return decoder;
    }

    private void expect(int[] bytes, String where) throws IOException {
        for (int expected : bytes) {
            int read = in.octet();
            if (read != expected) {
                throw AcquisitionException.badInput(
                        where,
                        "the byte " + read,
                        "the byte " + expected + " of an archive of protocol 1.00",
                        "check that this port belongs to an LSL outlet");
            }
        }
    }

    private long number() throws IOException {
        int count = (byte) in.octet();
        int size = Math.abs(count);
        if (size > Long.BYTES) {
            throw new IOException("a number of " + size + " bytes, expected at most 8");
        }
        long value = count < 0 && size < Long.BYTES ? -1L << (Byte.SIZE * size) : 0;
        for (int i = 0; i < size; i++) {
            value |= (long) in.octet() << (Byte.SIZE * i);
        }
        return value;
    }

    @Override
    int tag() throws IOException {
        return (int) number();
    }

    @Override
    double double64() throws IOException {
        return Double.longBitsToDouble(number());
    }

    @Override
    float float32() throws IOException {
        return Float.intBitsToFloat((int) number());
    }

    @Override
    void floats32(float[] out, int offset, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            out[offset + i] = float32();
        }
    }

    @Override
    void doubles64(double[] out, int offset, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            out[offset + i] = double64();
        }
    }

    @Override
    void longs64(long[] out, int offset, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            out[offset + i] = number();
        }
    }

    @Override
    long textLength() throws IOException {
        return number();
    }

    @Override
    long integer() throws IOException {
        if (format() == ChannelFormat.FLOAT32 || format() == ChannelFormat.DOUBLE64) {
            throw new IOException("values of " + format().word() + " read as integers");
        }
        return number();
    }
}

package org.hillock.acquisition.lsl;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Bytes from a peer through one buffer of fixed size: lines, numbers in the agreed order, runs of bytes. Used by one
 * thread. Numbers are read without allocation. The end of the input within an item is an {@link EOFException}.
 */
final class FeedInput {
    private static final int BUFFER_BYTES = 64 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private WireBuffer numbers = new WireBuffer(ByteBuffer.wrap(buffer), ByteOrder.LITTLE_ENDIAN);
    private boolean waited = true;

    FeedInput(InputStream in) {
        this.in = in;
    }

    /** Declares the order of all numbers that follow. */
    void order(ByteOrder order) {
        numbers = new WireBuffer(ByteBuffer.wrap(buffer), order);
    }

    /** Whether a read had to wait for the peer since this was last asked. */
    boolean waited() {
        boolean had = waited;
        waited = false;
        return had;
    }

    /** How many bytes can be read without waiting for the peer. */
    int buffered() {
        return limit - position;
    }

    /** A line without its end, LF or CR LF. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = octet(); c != '\n'; c = octet()) {
            if (line.length() >= Limits.LINE_BYTES) {
                throw new IOException("a line of more than " + Limits.LINE_BYTES + " bytes");
            }
            line.append((char) c);
        }
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\r') {
            line.setLength(end - 1);
        }
        return line.toString();
    }

    /**
     * Waits until something is there.
     *
     * @throws SocketTimeoutException when nothing came in time; nothing was read then, and one may wait again
     */
    void await() throws IOException {
        if (position == limit && !fill()) {
            throw closed();
        }
    }

    /** One byte, unsigned. */
    int octet() throws IOException {
        ensure(1);
        return buffer[position++] & 0xff;
    }

    short int16() throws IOException {
        ensure(Short.BYTES);
        short value = numbers.int16(position);
        position += Short.BYTES;
        return value;
    }

    int int32() throws IOException {
        ensure(Integer.BYTES);
        int value = numbers.int32(position);
        position += Integer.BYTES;
        return value;
    }

    long int64() throws IOException {
        ensure(Long.BYTES);
        long value = numbers.int64(position);
        position += Long.BYTES;
        return value;
    }

    float float32() throws IOException {
        return Float.intBitsToFloat(int32());
    }

    double double64() throws IOException {
        return Double.longBitsToDouble(int64());
    }

    /**
     * A run of floats.
     *
     * @param out Modified: {@code count} values from {@code offset} on.
     */
    void floats(float[] out, int offset, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int part = part(count - done, Float.BYTES);
            numbers.get(position, out, offset + done, part);
            position += part * Float.BYTES;
            done += part;
        }
    }

    /**
     * A run of doubles.
     *
     * @param out Modified: {@code count} values from {@code offset} on.
     */
    void doubles(double[] out, int offset, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int part = part(count - done, Double.BYTES);
            numbers.get(position, out, offset + done, part);
            position += part * Double.BYTES;
            done += part;
        }
    }

    /**
     * A run of 64-bit integers.
     *
     * @param out Modified: {@code count} values from {@code offset} on.
     */
    void longs(long[] out, int offset, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int part = part(count - done, Long.BYTES);
            numbers.get(position, out, offset + done, part);
            position += part * Long.BYTES;
            done += part;
        }
    }

    /** How many of these numbers fit the buffer at a time; they lie there. */
    private int part(int count, int size) throws IOException {
        int part = Math.min(count, buffer.length / size);
        ensure(part * size);
        return part;
    }

    /** A text of so many bytes of UTF-8, read in steps so that a lying length costs nothing. */
    String text(int bytes) throws IOException {
        if (bytes <= buffer.length) {
            ensure(bytes);
            String text = new String(buffer, position, bytes, StandardCharsets.UTF_8);
            position += bytes;
            return text;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(buffer.length);
        int left = bytes;
        while (left > 0) {
            ensure(1);
            int part = Math.min(left, limit - position);
            all.write(buffer, position, part);
            position += part;
            left -= part;
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** All text up to the end of the input. */
    String rest(int mostBytes) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(4096);
        do {
            all.write(buffer, position, limit - position);
            position = limit;
            if (all.size() > mostBytes) {
                throw new IOException("an answer of more than " + mostBytes + " bytes");
            }
        } while (fill());
        return all.toString(StandardCharsets.UTF_8);
    }

    private void ensure(int bytes) throws IOException {
        try {
            while (limit - position < bytes) {
                if (!fill()) {
                    throw closed();
                }
            }
        } catch (SocketTimeoutException e) {
            throw new IOException("the peer sent nothing more in time", e);
        }
    }

    private static EOFException closed() {
        return new EOFException("the peer closed the connection");
    }

    private boolean fill() throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        waited |= in.available() == 0;
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read > 0) {
            limit += read;
        }
        return read >= 0;
    }
}

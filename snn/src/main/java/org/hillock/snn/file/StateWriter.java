package org.hillock.snn.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;
import org.hillock.snn.engine.Simulator;

/** Writes the arrays of a network one after the other, without copying them as a whole. */
final class StateWriter implements StateVisitor {
    private static final int CHUNK_BYTES = 1 << 16;

    private final OutputStream out;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);

    private StateWriter(OutputStream out) {
        this.out = out;
    }

    static <S extends Simulator & Stateful> void write(S network, Path file) throws IOException {
        byte[] about = StateFormat.networkSection(network);
        var size = new StateSize();
        network.visit(size);
        long fileBytes = StateFormat.PRELUDE_BYTES
                + 2L * StateFormat.SECTION_HEADER_BYTES
                + about.length
                + size.bytes()
                + StateFormat.DIGEST_BYTES;
        try (FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                var out = new DigestOutputStream(Channels.newOutputStream(channel), NetworkFingerprint.sha256())) {
            out.write(StateFormat.prelude(StateFormat.VERSION, fileBytes));
            section(out, StateFormat.NETWORK_TAG, about.length);
            out.write(about);
            section(out, StateFormat.ARRAYS_TAG, size.bytes());
            out.write(ByteBuffer.allocate(Integer.BYTES).putInt(size.arrays()).array());
            network.visit(new StateWriter(out));
            out.write(out.getMessageDigest().digest());
            channel.force(true);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void section(OutputStream out, int tag, long bytes) throws IOException {
        out.write(ByteBuffer.allocate(StateFormat.SECTION_HEADER_BYTES)
                .putInt(tag)
                .putLong(bytes)
                .array());
    }

    /** Puts a number of elements of an array, from an index on, into the chunk. */
    private interface Filler {
        void put(int from, int count);
    }

    private void array(byte kind, int length, int elementBytes, Filler filler) {
        try {
            chunk.clear();
            chunk.put(kind).putInt(length);
            out.write(chunk.array(), 0, chunk.position());
            int most = CHUNK_BYTES / elementBytes;
            for (int from = 0; from < length; from += most) {
                int count = Math.min(most, length - from);
                chunk.clear();
                filler.put(from, count);
                out.write(chunk.array(), 0, count * elementBytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void floats(float[] values) {
        array(
                StateFormat.FLOATS,
                values.length,
                Float.BYTES,
                (from, count) -> chunk.asFloatBuffer().put(values, from, count));
    }

    @Override
    public void doubles(double[] values) {
        array(
                StateFormat.DOUBLES,
                values.length,
                Double.BYTES,
                (from, count) -> chunk.asDoubleBuffer().put(values, from, count));
    }

    @Override
    public void ints(int[] values) {
        array(
                StateFormat.INTS,
                values.length,
                Integer.BYTES,
                (from, count) -> chunk.asIntBuffer().put(values, from, count));
    }

    @Override
    public void longs(long[] values) {
        array(
                StateFormat.LONGS,
                values.length,
                Long.BYTES,
                (from, count) -> chunk.asLongBuffer().put(values, from, count));
    }
}

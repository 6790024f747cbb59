package org.hillock.snn.file;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;
import org.hillock.snn.engine.Simulator;

/** Reads a state file as a whole and checks it; nothing of it reaches a network before all of it is known to fit. */
final class StateReader {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final String ANOTHER_COPY = "take another copy of it, or save it again";

    private final Path file;

    StateReader(Path file) {
        this.file = file;
    }

    /** Checks lengths and checksums over the whole file. */
    void requireWhole(InputStream in, long fileBytes) throws IOException {
        byte[] prelude = in.readNBytes(StateFormat.PRELUDE_BYTES);
        if (!StateFormat.startsWithMagic(prelude)) {
            throw refused("a file that is no network state", "one that 'save' has written", "name another file");
        }
        if (prelude.length < StateFormat.PRELUDE_BYTES) {
            throw truncated(fileBytes, "at least " + StateFormat.PRELUDE_BYTES);
        }
        ByteBuffer fields = ByteBuffer.wrap(prelude).position(Long.BYTES);
        int version = fields.getInt();
        long length = fields.getLong();
        if (fields.getInt() != StateFormat.checksum(prelude)) {
            throw corrupted("a prelude that doesn't match its checksum");
        }
        if (version != StateFormat.VERSION) {
            throw refused(
                    "a network state of format version " + version,
                    "version " + StateFormat.VERSION,
                    "read it with the newer Hillock that wrote it");
        }
        if (fileBytes < length) {
            throw truncated(fileBytes, String.valueOf(length));
        }
        if (fileBytes > length) {
            throw corrupted((fileBytes - length) + " bytes after the end of the state");
        }
        requireDigest(in, prelude, length - StateFormat.PRELUDE_BYTES - StateFormat.DIGEST_BYTES);
    }

    private void requireDigest(InputStream in, byte[] prelude, long bytes) throws IOException {
        MessageDigest digest = NetworkFingerprint.sha256();
        digest.update(prelude);
        byte[] chunk = new byte[CHUNK_BYTES];
        long left = bytes;
        while (left > 0) {
            int count = in.readNBytes(chunk, 0, (int) Math.min(left, CHUNK_BYTES));
            if (count == 0) {
                throw corrupted("fewer bytes than before");
            }
            digest.update(chunk, 0, count);
            left -= count;
        }
        if (!Arrays.equals(digest.digest(), in.readNBytes(StateFormat.DIGEST_BYTES))) {
            throw corrupted("content that doesn't match its checksum");
        }
    }

    /**
     * Reads the arrays of a checked file.
     *
     * @param network the network they must fit. Not modified.
     */
    <S extends Simulator & Stateful> List<Object> arrays(InputStream stream, S network) throws IOException {
        var in = new DataInputStream(stream);
        try {
            in.skipNBytes(StateFormat.PRELUDE_BYTES);
            requireNetwork(section(in, StateFormat.NETWORK_TAG), network);
            section(in, StateFormat.ARRAYS_TAG);
            return arrays(in, shapes(network));
        } catch (EOFException e) {
            throw corrupted("sections that end beyond the file");
        }
    }

    private DataInputStream section(DataInputStream in, int tag) throws IOException {
        int read = in.readInt();
        long bytes = in.readLong();
        if (read != tag || bytes < 0) {
            throw corrupted("a section where another belongs");
        }
        return in;
    }

    private void requireNetwork(DataInputStream in, Simulator network) throws IOException {
        byte[] fingerprint = in.readNBytes(StateFormat.DIGEST_BYTES);
        String engine = text(in);
        String summary = text(in);
        if (!Arrays.equals(fingerprint, NetworkFingerprint.of(network.network()))) {
            throw refused(
                    "the state of another network (" + summary + ")",
                    "one of this (" + StateFormat.summary(network.network()) + ")",
                    "restore it into the network it was saved from: same step, models, synapses and seeds of graphs");
        }
        if (!engine.equals(StateFormat.engine(network))) {
            throw refused(
                    "a state of the engine " + engine,
                    "one of " + StateFormat.engine(network),
                    "restore it into the engine it was saved from");
        }
    }

    private String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > CHUNK_BYTES) {
            throw corrupted("a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private List<Object> arrays(DataInputStream in, List<Shape> shapes) throws IOException {
        if (in.readInt() != shapes.size()) {
            throw otherArrays();
        }
        List<Object> arrays = new ArrayList<>();
        for (Shape shape : shapes) {
            byte kind = in.readByte();
            int length = in.readInt();
            if (kind != shape.kind || length != shape.length) {
                throw otherArrays();
            }
            arrays.add(array(in, shape));
        }
        return arrays;
    }

    private static Object array(DataInputStream in, Shape shape) throws IOException {
        int elementBytes = shape.kind == StateFormat.DOUBLES || shape.kind == StateFormat.LONGS ? 8 : 4;
        Object array =
                switch (shape.kind) {
                    case StateFormat.FLOATS -> new float[shape.length];
                    case StateFormat.DOUBLES -> new double[shape.length];
                    case StateFormat.INTS -> new int[shape.length];
                    default -> new long[shape.length];
                };
        byte[] bytes = new byte[CHUNK_BYTES];
        int most = CHUNK_BYTES / elementBytes;
        for (int from = 0; from < shape.length; from += most) {
            int count = Math.min(most, shape.length - from);
            in.readFully(bytes, 0, count * elementBytes);
            take(ByteBuffer.wrap(bytes), array, from, count);
        }
        return array;
    }

    private static void take(ByteBuffer bytes, Object array, int from, int count) {
        if (array instanceof float[] values) {
            bytes.asFloatBuffer().get(values, from, count);
        } else if (array instanceof double[] values) {
            bytes.asDoubleBuffer().get(values, from, count);
        } else if (array instanceof int[] values) {
            bytes.asIntBuffer().get(values, from, count);
        } else {
            bytes.asLongBuffer().get((long[]) array, from, count);
        }
    }

    private static List<Shape> shapes(Stateful network) {
        List<Shape> shapes = new ArrayList<>();
        network.visit(new StateVisitor() {
            @Override
            public void floats(float[] values) {
                shapes.add(new Shape(StateFormat.FLOATS, values.length));
            }

            @Override
            public void doubles(double[] values) {
                shapes.add(new Shape(StateFormat.DOUBLES, values.length));
            }

            @Override
            public void ints(int[] values) {
                shapes.add(new Shape(StateFormat.INTS, values.length));
            }

            @Override
            public void longs(long[] values) {
                shapes.add(new Shape(StateFormat.LONGS, values.length));
            }
        });
        return shapes;
    }

    private NetworkException otherArrays() {
        return refused(
                "arrays of other lengths",
                "those of an engine of this version",
                "restore it with the Hillock that wrote it");
    }

    private NetworkException truncated(long bytes, String expected) {
        return refused("a network state cut off after " + bytes + " bytes", expected + " bytes", ANOTHER_COPY);
    }

    private NetworkException corrupted(String what) {
        return refused("a damaged network state: " + what, "the bytes that were saved", ANOTHER_COPY);
    }

    private NetworkException refused(String read, String expected, String cure) {
        return NetworkException.refused(file.toString(), read, expected, cure);
    }

    private record Shape(byte kind, int length) {}
}

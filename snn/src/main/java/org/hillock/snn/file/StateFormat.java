package org.hillock.snn.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.hillock.snn.engine.Simulator;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;

/** The fixed parts of a state file; the package's page has the layout. */
final class StateFormat {
    static final int VERSION = 1;
    static final int PRELUDE_BYTES = 24;
    static final int DIGEST_BYTES = 32;
    static final int SECTION_HEADER_BYTES = 12;
    static final int NETWORK_TAG = tag("NETW");
    static final int ARRAYS_TAG = tag("ARRS");
    static final byte FLOATS = 'F';
    static final byte DOUBLES = 'D';
    static final byte INTS = 'I';
    static final byte LONGS = 'J';
    // Of an array: its kind and its length.
    static final int ARRAY_HEADER_BYTES = 5;

    // As PNG does it: a byte that is no text, line ends that a transfer as text would change, and an end of file.
    private static final byte[] MAGIC = {(byte) 0x89, 'H', 'L', 'K', '\r', '\n', 0x1A, '\n'};

    private StateFormat() {}

    private static int tag(String letters) {
        return ByteBuffer.wrap(letters.getBytes(StandardCharsets.US_ASCII)).getInt();
    }

    static boolean startsWithMagic(byte[] bytes) {
        return bytes.length >= MAGIC.length && Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC);
    }

    static byte[] prelude(int version, long fileBytes) {
        ByteBuffer prelude = ByteBuffer.allocate(PRELUDE_BYTES);
        prelude.put(MAGIC).putInt(version).putLong(fileBytes);
        return prelude.putInt(checksum(prelude.array())).array();
    }

    static int checksum(byte[] prelude) {
        var crc = new CRC32C();
        crc.update(prelude, 0, PRELUDE_BYTES - Integer.BYTES);
        return (int) crc.getValue();
    }

    static byte[] networkSection(Simulator simulator) {
        byte[] engine = engine(simulator).getBytes(StandardCharsets.UTF_8);
        byte[] summary = summary(simulator.network()).getBytes(StandardCharsets.UTF_8);
        ByteBuffer section = ByteBuffer.allocate(DIGEST_BYTES + 2 * Integer.BYTES + engine.length + summary.length);
        section.put(NetworkFingerprint.of(simulator.network()));
        section.putInt(engine.length).put(engine);
        return section.putInt(summary.length).put(summary).array();
    }

    static String engine(Simulator simulator) {
        return simulator.getClass().getSimpleName();
    }

    static String summary(Network network) {
        long neurons =
                network.populations().stream().mapToLong(Population::size).sum();
        return network.populations().stream().map(Population::name).limit(5).toList()
                + (network.populations().size() > 5 ? " and others" : "") + " of " + neurons + " neurons, "
                + network.projections().size() + " projections";
    }
}

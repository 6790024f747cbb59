package org.hillock.snn.engine;

import java.nio.ByteBuffer;
import java.util.zip.Checksum;

/** Feeds primitive arrays to a checksum, big-endian whatever the machine. */
final class Digests {
    private Digests() {}

    static void update(Checksum checksum, Object array) {
        checksum.update(bytes(array).flip());
    }

    private static ByteBuffer bytes(Object array) {
        if (array instanceof float[] values) {
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
            for (float value : values) {
                bytes.putFloat(value);
            }
            return bytes;
        }
        if (array instanceof double[] values) {
            ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
            for (double value : values) {
                bytes.putDouble(value);
            }
            return bytes;
        }
        if (array instanceof int[] values) {
            ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length);
            for (int value : values) {
                bytes.putInt(value);
            }
            return bytes;
        }
        long[] values = (long[]) array;
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length);
        for (long value : values) {
            bytes.putLong(value);
        }
        return bytes;
    }
}

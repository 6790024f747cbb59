package org.hillock.acquisition.lsl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/**
 * Bytes of a feed, with numbers of one byte order at any place. Runs of numbers move at once, without allocation: that is
 * quick from a process's first sample on, where a loop over single numbers is not before the compiler is through with it.
 */
final class WireBuffer {
    private final ByteBuffer bytes;
    /** The numbers that begin at a place with this remainder by their size. */
    private final FloatBuffer[] floats = new FloatBuffer[Float.BYTES];

    private final DoubleBuffer[] doubles = new DoubleBuffer[Double.BYTES];
    private final LongBuffer[] longs = new LongBuffer[Long.BYTES];

    /** @param memory shared, whole; its position and limit are not touched */
    WireBuffer(ByteBuffer memory, ByteOrder order) {
        this.bytes = memory.duplicate().clear().order(order);
        for (int place = 0; place < Long.BYTES; place++) {
            int from = Math.min(place, bytes.capacity());
            ByteBuffer rest = bytes.slice(from, bytes.capacity() - from).order(order);
            doubles[place] = rest.asDoubleBuffer();
            longs[place] = rest.asLongBuffer();
            if (place < Float.BYTES) {
                floats[place] = rest.asFloatBuffer();
            }
        }
    }

    /** Fresh memory. */
    static WireBuffer allocate(int size, ByteOrder order) {
        return new WireBuffer(ByteBuffer.allocate(size), order);
    }

    /** Copies bytes to the position of another buffer, which moves. */
    void copyTo(ByteBuffer into, int from, int count) {
        into.put(into.position(), bytes, from, count).position(into.position() + count);
    }

    byte int8(int at) {
        return bytes.get(at);
    }

    short int16(int at) {
        return bytes.getShort(at);
    }

    int int32(int at) {
        return bytes.getInt(at);
    }

    long int64(int at) {
        return bytes.getLong(at);
    }

    void putInt8(int at, byte value) {
        bytes.put(at, value);
    }

    void putInt16(int at, short value) {
        bytes.putShort(at, value);
    }

    void putInt32(int at, int value) {
        bytes.putInt(at, value);
    }

    void putInt64(int at, long value) {
        bytes.putLong(at, value);
    }

    /** @param out Modified: {@code count} values from {@code offset} on */
    void get(int at, float[] out, int offset, int count) {
        floats[at % Float.BYTES].get(at / Float.BYTES, out, offset, count);
    }

    /** @param out Modified: {@code count} values from {@code offset} on */
    void get(int at, double[] out, int offset, int count) {
        doubles[at % Double.BYTES].get(at / Double.BYTES, out, offset, count);
    }

    /** @param out Modified: {@code count} values from {@code offset} on */
    void get(int at, long[] out, int offset, int count) {
        longs[at % Long.BYTES].get(at / Long.BYTES, out, offset, count);
    }

    /** @param values Not modified: {@code count} from {@code offset} on */
    void put(int at, float[] values, int offset, int count) {
        floats[at % Float.BYTES].put(at / Float.BYTES, values, offset, count);
    }

    /** @param values Not modified: {@code count} from {@code offset} on */
    void put(int at, double[] values, int offset, int count) {
        doubles[at % Double.BYTES].put(at / Double.BYTES, values, offset, count);
    }

    /** @param values Not modified: {@code count} from {@code offset} on */
    void put(int at, long[] values, int offset, int count) {
        longs[at % Long.BYTES].put(at / Long.BYTES, values, offset, count);
    }
}

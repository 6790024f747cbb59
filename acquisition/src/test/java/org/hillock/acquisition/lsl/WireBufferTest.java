package org.hillock.acquisition.lsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WireBufferTest {
    @Property(tries = 200)
    void movesRunsOfNumbersBitByBitAtAnyPlaceInBothOrders(
            @ForAll @Size(min = 1, max = 9) int[] bits,
            @ForAll @IntRange(max = 17) int at,
            @ForAll boolean swaps,
            @ForAll boolean direct) {
        ByteOrder order = swaps ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer memory = direct ? ByteBuffer.allocateDirect(100) : ByteBuffer.allocate(100);
        WireBuffer wire = new WireBuffer(memory, order);
        memory.order(order);
        float[] floats = new float[bits.length + 1];
        double[] doubles = new double[bits.length + 1];
        long[] longs = new long[bits.length + 1];
        for (int i = 0; i < bits.length; i++) {
            floats[i + 1] = Float.intBitsToFloat(bits[i]);
            doubles[i + 1] = Double.longBitsToDouble(bits[i] * 0x1_0000_0001L);
            longs[i + 1] = bits[i] * 0x1_0000_0001L;
        }
        wire.put(at, floats, 1, bits.length);
        float[] readFloats = new float[floats.length];
        wire.get(at, readFloats, 1, bits.length);
        for (int i = 0; i < bits.length; i++) {
            assertThat(memory.getInt(at + 4 * i)).isEqualTo(Float.floatToRawIntBits(floats[i + 1]));
            assertThat(Float.floatToRawIntBits(readFloats[i + 1])).isEqualTo(Float.floatToRawIntBits(floats[i + 1]));
        }
        wire.put(at, doubles, 1, bits.length);
        double[] readDoubles = new double[doubles.length];
        wire.get(at, readDoubles, 1, bits.length);
        for (int i = 0; i < bits.length; i++) {
            assertThat(memory.getLong(at + 8 * i)).isEqualTo(longs[i + 1]);
            assertThat(Double.doubleToRawLongBits(readDoubles[i + 1])).isEqualTo(longs[i + 1]);
        }
        wire.put(at, longs, 1, bits.length);
        long[] readLongs = new long[longs.length];
        wire.get(at, readLongs, 1, bits.length);
        assertThat(readLongs).isEqualTo(longs);
        assertThat(memory.getLong(at)).isEqualTo(longs[1]);
    }
}

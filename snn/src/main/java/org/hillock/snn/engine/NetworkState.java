package org.hillock.snn.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateRestorer;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;

/**
 * An immutable copy of all arrays of a running network. Two states are equal when every bit is, but that all NaN count as
 * one.
 */
public final class NetworkState {
    private final List<Object> arrays = new ArrayList<>();

    private NetworkState() {}

    /** Copies the state of a running network. */
    public static NetworkState of(Stateful network) {
        var state = new NetworkState();
        network.visit(new Saver(state.arrays));
        return state;
    }

    /**
     * Writes the state back into a running network.
     *
     * @throws NetworkException when it was copied from a network of another shape
     */
    public void restoreInto(Stateful network) {
        var lengths = new ArrayList<Object>();
        network.visit(new Saver(lengths));
        if (!shape(lengths).equals(shape(arrays))) {
            throw NetworkException.refused(
                    "network state",
                    "the arrays of another network",
                    "those of a network of the same description",
                    "restore it into an engine built from the same description");
        }
        network.visit(new StateRestorer(arrays));
    }

    private static List<String> shape(List<Object> arrays) {
        return arrays.stream()
                .map(array -> array.getClass().getSimpleName() + java.lang.reflect.Array.getLength(array))
                .toList();
    }

    /** Returns a checksum (CRC-32) over all bits of the state, in the order of the walk. */
    public long digest() {
        var crc = new CRC32();
        for (Object array : arrays) {
            Digests.update(crc, array);
        }
        return crc.getValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NetworkState that && Arrays.deepEquals(arrays.toArray(), that.arrays.toArray());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(digest());
    }

    private record Saver(List<Object> arrays) implements StateVisitor {
        @Override
        public void floats(float[] values) {
            arrays.add(values.clone());
        }

        @Override
        public void doubles(double[] values) {
            arrays.add(values.clone());
        }

        @Override
        public void ints(int[] values) {
            arrays.add(values.clone());
        }

        @Override
        public void longs(long[] values) {
            arrays.add(values.clone());
        }
    }
}

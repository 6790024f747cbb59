package org.hillock.snn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A copy of a state in a test, which can be compared and written back. */
public final class CopiedState {
    private final List<Object> arrays = new ArrayList<>();

    private CopiedState() {}

    public static CopiedState of(Stateful stateful) {
        var copy = new CopiedState();
        stateful.visit(new StateVisitor() {
            @Override
            public void floats(float[] values) {
                copy.arrays.add(values.clone());
            }

            @Override
            public void doubles(double[] values) {
                copy.arrays.add(values.clone());
            }

            @Override
            public void ints(int[] values) {
                copy.arrays.add(values.clone());
            }

            @Override
            public void longs(long[] values) {
                copy.arrays.add(values.clone());
            }
        });
        return copy;
    }

    public void writeTo(Stateful stateful) {
        var left = new ArrayList<>(arrays);
        stateful.visit(new StateVisitor() {
            @Override
            public void floats(float[] values) {
                System.arraycopy(left.remove(0), 0, values, 0, values.length);
            }

            @Override
            public void doubles(double[] values) {
                System.arraycopy(left.remove(0), 0, values, 0, values.length);
            }

            @Override
            public void ints(int[] values) {
                System.arraycopy(left.remove(0), 0, values, 0, values.length);
            }

            @Override
            public void longs(long[] values) {
                System.arraycopy(left.remove(0), 0, values, 0, values.length);
            }
        });
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CopiedState that && Arrays.deepEquals(arrays.toArray(), that.arrays.toArray());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(arrays.toArray());
    }
}

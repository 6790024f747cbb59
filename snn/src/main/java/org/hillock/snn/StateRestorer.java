package org.hillock.snn;

import java.util.List;

/** Writes saved arrays back into the arrays of a network. Serves one walk. */
public final class StateRestorer implements StateVisitor {
    private final List<Object> arrays;
    private int next;

    /**
     * Restores from arrays that a walk over the same network gave, in that walk's order and of the same lengths.
     *
     * @param arrays float[], double[], int[] and long[]; read while the walk goes on. Not modified.
     */
    public StateRestorer(List<Object> arrays) {
        this.arrays = arrays;
    }

    private void copyInto(Object target, int length) {
        System.arraycopy(arrays.get(next++), 0, target, 0, length);
    }

    @Override
    public void floats(float[] values) {
        copyInto(values, values.length);
    }

    @Override
    public void doubles(double[] values) {
        copyInto(values, values.length);
    }

    @Override
    public void ints(int[] values) {
        copyInto(values, values.length);
    }

    @Override
    public void longs(long[] values) {
        copyInto(values, values.length);
    }
}

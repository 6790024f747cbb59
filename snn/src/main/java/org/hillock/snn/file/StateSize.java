package org.hillock.snn.file;

import org.hillock.snn.StateVisitor;

/** Adds up what the arrays of a state take in a file. */
final class StateSize implements StateVisitor {
    private long bytes = Integer.BYTES;
    private int arrays;

    long bytes() {
        return bytes;
    }

    int arrays() {
        return arrays;
    }

    private void add(int length, int elementBytes) {
        bytes += StateFormat.ARRAY_HEADER_BYTES + (long) length * elementBytes;
        arrays++;
    }

    @Override
    public void floats(float[] values) {
        add(values.length, Float.BYTES);
    }

    @Override
    public void doubles(double[] values) {
        add(values.length, Double.BYTES);
    }

    @Override
    public void ints(int[] values) {
        add(values.length, Integer.BYTES);
    }

    @Override
    public void longs(long[] values) {
        add(values.length, Long.BYTES);
    }
}

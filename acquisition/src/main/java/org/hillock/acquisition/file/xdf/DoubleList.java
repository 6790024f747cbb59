package org.hillock.acquisition.file.xdf;

import java.util.Arrays;

/** A growing list of doubles. */
final class DoubleList {
    private double[] values = new double[8];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    double get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return values[index];
    }

    /** A copy. */
    double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}

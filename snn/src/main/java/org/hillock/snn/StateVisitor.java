package org.hillock.snn;

/**
 * Walks over the arrays that make up a network's state, always in the same order.
 *
 * <p>One walk serves saving (the visitor copies), restoring (the visitor writes into the arrays) and digests.
 */
public interface StateVisitor {
    /** Visits a float array. May be modified by the visitor. */
    void floats(float[] values);

    /** Visits a double array. May be modified by the visitor. */
    void doubles(double[] values);

    /** Visits an int array. May be modified by the visitor. */
    void ints(int[] values);

    /** Visits a long array; scalars live in arrays of one. May be modified by the visitor. */
    void longs(long[] values);
}

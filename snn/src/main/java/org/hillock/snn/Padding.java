package org.hillock.snn;

/**
 * Room around the few numbers that a thread writes at every step, so that they never share a cache line with what another
 * thread reads: arrays of a running network that hold such numbers begin them at {@link #BEFORE} and have as much behind.
 */
public final class Padding {
    /** Elements before the first number in use: two cache lines of 64 bytes, since lines are fetched in pairs. */
    public static final int BEFORE = 32;

    private Padding() {}

    /** Returns the length of an array for so many numbers. */
    public static int length(int numbers) {
        return BEFORE + numbers + BEFORE;
    }
}

package org.hillock.snn;

/**
 * Random numbers as a pure function of a seed and a counter: no state, so any draw can be repeated alone, in any order.
 *
 * <p>The function is the output mix of SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number
 * generators", OOPSLA) applied to {@code seed + (counter + 1) * 0x9E3779B97F4A7C15}; with consecutive counters it is
 * that generator.
 */
public final class CounterRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private CounterRandom() {}

    /** Returns 64 uniformly distributed bits. */
    public static long bits(long seed, long counter) {
        return mix(place(seed, counter));
    }

    /** Returns what {@link #mix} turns into a draw; equally far apart for consecutive counters, whatever the seed. */
    public static long place(long seed, long counter) {
        return seed + (counter + 1) * GOLDEN_GAMMA;
    }

    /** Returns the bits of a draw from its {@link #place}. */
    public static long mix(long place) {
        long z = place;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Returns a number uniform in [0, 1), a multiple of 2^-53. */
    public static double uniform(long seed, long counter) {
        return (bits(seed, counter) >>> 11) * TWO_TO_MINUS_53;
    }

    /** Returns the seed of a stream of its own, so that streams with different numbers don't overlap by design. */
    public static long stream(long seed, long stream) {
        return bits(seed ^ 0x6A09E667F3BCC909L, stream);
    }
}

package org.hillock.acquisition.synthetic;

/**
 * The SplitMix64 generator (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014), with
 * its published constants. Not thread-safe.
 */
final class SplitMix {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long LANE = 0xFFFF;

    /** Four 16-bit lanes have a mean of 2 * 65535 and a variance of 4 * (65536^2 - 1) / 12. */
    private static final double LANES_MEAN = 2.0 * LANE;

    private static final double LANES_SCALE = 1 / Math.sqrt((65536.0 * 65536.0 - 1) / 3);

    private long state;

    /** A generator for one part of a signal: parts of one seed are independent of one another. */
    SplitMix(long seed, String part) {
        long salt = 0;
        for (int i = 0; i < part.length(); i++) {
            salt = 31 * salt + part.charAt(i);
        }
        this.state = mix(seed + GOLDEN_GAMMA) ^ mix(salt * GOLDEN_GAMMA);
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [from, to). */
    double uniform(double from, double to) {
        return from + (to - from) * uniform();
    }

    /** Uniform in 0 .. bound - 1, for bounds far below 2^31. */
    int below(int bound) {
        return (int) (((nextLong() >>> 33) * bound) >>> 31);
    }

    /**
     * A bell-shaped number of mean 0 and variance 1: the sum of four uniform ones (Irwin-Hall), within 3.47 of 0. It
     * needs no logarithm, and every filter that it drives makes it as good as normal.
     */
    double bell() {
        long bits = nextLong();
        long sum = (bits & LANE) + ((bits >>> 16) & LANE) + ((bits >>> 32) & LANE) + (bits >>> 48);
        return (sum - LANES_MEAN) * LANES_SCALE;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

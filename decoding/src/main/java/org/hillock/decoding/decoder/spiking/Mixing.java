package org.hillock.decoding.decoder.spiking;

/**
 * Stateless random bits: the finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014, "Fast splittable pseudorandom number
 * generators", mix64variant13), so that a trial's draws depend on its number alone and not on what was drawn before.
 */
final class Mixing {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Mixing() {}

    static long mix(long seed, long counter) {
        return finish(finish(seed + GOLDEN_GAMMA) + (counter + 1) * GOLDEN_GAMMA);
    }

    private static long finish(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}

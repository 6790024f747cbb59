package org.hillock.snn.neuron;

/**
 * The exponential function in float32 by additions and multiplications alone, so that it is equal on every machine: the
 * argument is split into {@code n ln 2 + r}, and exp(r) is its Taylor polynomial of degree 6. Relative error below 3e-7.
 */
final class FastExp {
    private static final float LOG2_E = 1.442695040888963f;
    // ln 2 in two parts, the first with few bits, so that n times it is exact.
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    private static final float LEAST = -87;
    private static final float GREATEST = 88;

    private FastExp() {}

    /** Returns e to the power x; arguments beyond -87 and 88 count as these. */
    static float exp(float x) {
        float clipped = Math.max(LEAST, Math.min(GREATEST, x));
        // Truncation rounds to nearest once the number is positive.
        int n = (int) (clipped * LOG2_E + 200.5f) - 200;
        float r = clipped - n * LN2_HIGH - n * LN2_LOW;
        float p = 1f / 720;
        p = p * r + 1f / 120;
        p = p * r + 1f / 24;
        p = p * r + 1f / 6;
        p = p * r + 0.5f;
        p = p * r + 1;
        p = p * r + 1;
        return p * Float.intBitsToFloat((n + 127) << 23);
    }

    /** Returns {@code x / (exp(x) - 1)}, 1 at 0. */
    static float ratio(float x) {
        // Near 0 the difference from 1 cancels; the series is exact to float32 there.
        return Math.abs(x) < 0.02f ? 1 - x * (0.5f - x * (1f / 12)) : x / (exp(x) - 1);
    }

    /** Returns {@code 1 - exp(-x)} for x of 0 or more by a quotient whose relative error is below x^4/720. */
    static float approach(float x) {
        return x / (1 + x * (0.5f + x * (1f / 12)));
    }
}

package org.hillock.snn.fixed;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers of the board: s16.15 in an int ("accum") and unsigned fractions u0.32 in an int, with the roundings of the
 * compiler and library of the SpiNNaker toolchain. Addition and subtraction are those of int, and wrap.
 */
final class FixedPoint {
    static final int FRACTION_BITS = 15;
    static final int ONE = 1 << FRACTION_BITS;

    private static final int LEAST_POWER = -13;
    private static final int GREATEST_POWER = 12;
    private static final int GREATEST_ARGUMENT = 363408;
    private static final int LEAST_ARGUMENT = -340695;
    private static final MathContext DIGITS = new MathContext(50);
    private static final long[] POWERS = new long[GREATEST_POWER - LEAST_POWER + 1];
    private static final long[] SIXTEENTHS = new long[16];

    static {
        for (int k = LEAST_POWER; k <= GREATEST_POWER; k++) {
            POWERS[k - LEAST_POWER] = fraction(power(BigDecimal.valueOf(k)));
        }
        for (int j = 0; j < 16; j++) {
            SIXTEENTHS[j] = fraction(
                    BigDecimal.ONE.subtract(power(BigDecimal.valueOf(-j).divide(BigDecimal.valueOf(16)))));
        }
    }

    private FixedPoint() {}

    private static BigDecimal power(BigDecimal x) {
        if (x.signum() < 0) {
            return BigDecimal.ONE.divide(power(x.negate()), DIGITS);
        }
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; n < 120; n++) {
            term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    private static long fraction(BigDecimal x) {
        return x.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(32)))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Returns the nearest s16.15, halves to even; beyond the range the nearest bound, 0 for NaN. */
    static int raw(double value) {
        return (int) Math.rint(value * ONE);
    }

    static double value(int raw) {
        return (double) raw / ONE;
    }

    /** Multiplies two s16.15 towards minus infinity and keeps the low 32 bits. */
    static int multiply(int a, int b) {
        return (int) (((long) a * b) >> FRACTION_BITS);
    }

    /** Multiplies two s16.15 to the nearest, halves up, and saturates. */
    static int multiplyNearest(int a, int b) {
        long product = (long) a * b;
        long rounded = (product >> FRACTION_BITS) + (product >> (FRACTION_BITS - 1) & 1);
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, rounded));
    }

    /** Multiplies an s16.15 by a u0.32 towards minus infinity. */
    static int decay(int x, int fraction) {
        return (int) (((long) x * Integer.toUnsignedLong(fraction)) >> 32);
    }

    /** Divides two positive s16.15, truncated. */
    static int divide(int a, int b) {
        return (int) (((long) a << FRACTION_BITS) / b);
    }

    /** Returns e to the power of an s16.15, as s16.15. */
    static int exp(int raw) {
        if (raw > GREATEST_ARGUMENT) {
            return Integer.MAX_VALUE;
        }
        return raw < LEAST_ARGUMENT ? 0 : (int) (wideExp(raw) >>> 17);
    }

    /** Returns e to the power of an s16.15 below 0, as u0.32. */
    static int expFraction(int raw) {
        return raw < LEAST_ARGUMENT ? 0 : (int) wideExp(raw);
    }

    /** As u32.32: a table of powers, one of sixteenths, and a quadratic for what is left. */
    private static long wideExp(int raw) {
        int whole = raw >> FRACTION_BITS;
        int part = raw & ONE - 1;
        if (part == 0) {
            return POWERS[whole - LEAST_POWER];
        }
        int below = ONE - part;
        long r = POWERS[whole + 1 - LEAST_POWER];
        r -= times(r, SIXTEENTHS[below >> 11]);
        long y = (long) (below & 0x7FF) << 17;
        long q = 5294 + (((4293434720L - ((2081624032L * y) >>> 32)) * y) >>> 32);
        return r - times(r, q);
    }

    private static long times(long a, long fraction) {
        long low = (a & 0xFFFFFFFFL) * fraction;
        long carry = (low & 0xFFFFFFFFL) >= 0x7FFFFFFFL ? 1 : 0;
        return (a >>> 32) * fraction + (low >>> 32) + carry;
    }
}

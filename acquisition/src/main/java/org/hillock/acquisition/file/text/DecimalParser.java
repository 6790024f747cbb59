package org.hillock.acquisition.file.text;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers from bytes, correctly rounded, without allocation for the numbers that recordings hold.
 *
 * <p>The digits are gathered as an integer while they fit a long. When it is at most 2^53 and the power of ten at most 22, one exact
 * multiplication or division rounds correctly (Clinger, "How to read floating point numbers accurately", PLDI 1990, the
 * fast path). All others go to {@link Double#parseDouble}, which allocates.
 */
public final class DecimalParser {
    /** What a field holds. */
    public enum Kind {
        /** A number; {@link #value()} has it. */
        NUMBER,
        /** Nothing, or a word for a missing value ({@code nan}, {@code na}); {@link #value()} is NaN. */
        MISSING,
        /** Anything else; {@link #value()} is NaN. */
        MALFORMED
    }

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long[] LONG_POWERS = new long[19];
    private static final long LARGEST_EXACT = 1L << 53;
    private static final long ROOM_FOR_A_DIGIT = (Long.MAX_VALUE - 9) / 10;
    private static final int LARGEST_SHIFT = 18;
    private static final int EXPONENT_LIMIT = 100_000;

    static {
        long power = 1;
        for (int i = 0; i < LONG_POWERS.length; i++) {
            LONG_POWERS[i] = power;
            power *= 10;
        }
    }

    private final byte decimalMark;
    private double value;
    private long digits;
    private int exponent;
    private boolean negative;
    private boolean exact;

    /** Numbers whose fraction follows this ASCII mark, a point or a comma. */
    public DecimalParser(char decimalMark) {
        this.decimalMark = (byte) decimalMark;
    }

    /**
     * Reads the whole field from {@code from} to {@code to}.
     *
     * @param field not modified
     */
    public Kind parse(byte[] field, int from, int to) {
        value = Double.NaN;
        exact = false;
        digits = 0;
        int i = from;
        negative = i < to && field[i] == '-';
        if (i < to && (field[i] == '-' || field[i] == '+')) {
            i++;
        }
        int seen = 0;
        int fraction = 0;
        boolean afterMark = false;
        boolean allHeld = true;
        for (; i < to; i++) {
            int digit = field[i] - '0';
            if (digit >= 0 && digit <= 9) {
                seen++;
                allHeld = allHeld && digits <= ROOM_FOR_A_DIGIT;
                if (allHeld) {
                    digits = digits * 10 + digit;
                    fraction += afterMark ? 1 : 0;
                }
            } else if (field[i] == decimalMark && !afterMark) {
                afterMark = true;
            } else {
                break;
            }
        }
        if (seen == 0) {
            return isMissing(field, from, to) ? Kind.MISSING : Kind.MALFORMED;
        }
        int power = 0;
        if (i < to) {
            if (field[i] != 'e' && field[i] != 'E') {
                return Kind.MALFORMED;
            }
            boolean down = ++i < to && field[i] == '-';
            if (i < to && (field[i] == '-' || field[i] == '+')) {
                i++;
            }
            if (i == to) {
                return Kind.MALFORMED;
            }
            for (; i < to; i++) {
                int digit = field[i] - '0';
                if (digit < 0 || digit > 9) {
                    return Kind.MALFORMED;
                }
                power = Math.min(EXPONENT_LIMIT, power * 10 + digit);
            }
            power = down ? -power : power;
        }
        exponent = power - fraction;
        exact = allHeld;
        value = exact && digits <= LARGEST_EXACT && exponent >= -22 && exponent <= 22 ? fast() : slow(field, from, to);
        return Kind.NUMBER;
    }

    private double fast() {
        double magnitude = exponent < 0 ? digits / POWERS[-exponent] : digits * POWERS[exponent];
        return negative ? -magnitude : magnitude;
    }

    private double slow(byte[] field, int from, int to) {
        String text = new String(field, from, to - from, StandardCharsets.US_ASCII);
        return Double.parseDouble(decimalMark == '.' ? text : text.replace((char) decimalMark, '.'));
    }

    private static boolean isMissing(byte[] field, int from, int to) {
        int length = to - from;
        return length == 0
                || (length == 3
                        && (field[from] | 32) == 'n'
                        && (field[from + 1] | 32) == 'a'
                        && (field[from + 2] | 32) == 'n')
                || (length == 2 && (field[from] | 32) == 'n' && (field[from + 1] | 32) == 'a');
    }

    /** The number that was parsed last. */
    public double value() {
        return value;
    }

    /**
     * The number that was parsed last times a power of ten, as an integer, rounded half away from zero. Exact where
     * {@link #value()} would lose digits, as with seconds since 1970 in nanoseconds; saturates at the range of long.
     *
     * @param powerOfTen 0 to 9; 9 turns seconds to nanoseconds
     */
    public long scaled(int powerOfTen) {
        int shift = exponent + powerOfTen;
        if (exact && shift >= 0 && shift <= LARGEST_SHIFT && digits <= Long.MAX_VALUE / LONG_POWERS[shift]) {
            long magnitude = digits * LONG_POWERS[shift];
            return negative ? -magnitude : magnitude;
        }
        if (exact && shift < 0 && shift >= -LARGEST_SHIFT) {
            long divisor = LONG_POWERS[-shift];
            long magnitude = digits / divisor + (digits % divisor >= divisor / 2 ? 1 : 0);
            return negative ? -magnitude : magnitude;
        }
        return Math.round(value * POWERS[powerOfTen]);
    }
}

package org.hillock.acquisition.export;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers in the eight characters that an EDF header has for them, without exponent. */
final class HeaderNumber {
    static final int WIDTH = 8;
    /** What fits with its sign. */
    static final double MOST = 9_999_999;

    private HeaderNumber() {}

    /**
     * The nearest decimal that fits, rounded in a direction.
     *
     * @param value within plus or minus {@link #MOST}
     */
    static String fit(double value, RoundingMode direction) {
        BigDecimal exact = new BigDecimal(value);
        for (int decimals = WIDTH - 1; decimals >= 0; decimals--) {
            BigDecimal rounded = exact.setScale(decimals, direction).stripTrailingZeros();
            String text = rounded.signum() == 0 ? "0" : rounded.toPlainString();
            if (text.length() <= WIDTH) {
                return text;
            }
        }
        throw new IllegalArgumentException(value + " does not fit " + WIDTH + " characters");
    }
}

package org.hillock.acquisition.lsl;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text with 16 significant digits, as liblsl writes them, independent of locale. */
final class Digits {
    private static final int SIGNIFICANT = 16;
    private static final MathContext ROUNDING = new MathContext(SIGNIFICANT, RoundingMode.HALF_EVEN);

    private Digits() {}

    /** With trailing zeros: {@code 250.0000000000000}, {@code 0.000000000000000}. Stands in stream informations. */
    static String padded(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return "0." + "0".repeat(SIGNIFICANT - 1);
        }
        BigDecimal rounded = new BigDecimal(value).round(ROUNDING);
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < SIGNIFICANT) {
            String text = rounded.setScale(SIGNIFICANT - 1 - exponent, RoundingMode.UNNECESSARY)
                    .toPlainString();
            return text.indexOf('.') < 0 ? text + "." : text;
        }
        String digits = rounded.unscaledValue().abs().toString();
        digits = digits + "0".repeat(Math.max(0, SIGNIFICANT - digits.length()));
        return (value < 0 ? "-" : "") + digits.charAt(0) + "." + digits.substring(1) + exponentText(exponent);
    }

    /** Without padding: {@code 881.5754531920001}, {@code 250}. Stands in time probes. */
    static String shortest(double value) {
        String padded = padded(value);
        int e = padded.indexOf('e');
        String mantissa = e < 0 ? padded : padded.substring(0, e);
        if (mantissa.indexOf('.') < 0) {
            return padded;
        }
        int end = mantissa.length();
        while (mantissa.charAt(end - 1) == '0') {
            end--;
        }
        if (mantissa.charAt(end - 1) == '.') {
            end--;
        }
        return mantissa.substring(0, end) + (e < 0 ? "" : padded.substring(e));
    }

    private static String exponentText(int exponent) {
        int size = Math.abs(exponent);
        return (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }

    /** A decimal number, NaN when it is none. */
    static double parse(String text) {
        String bare = text.strip();
        if (bare.length() > 64) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(bare);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** A whole number within bounds; the bound below minus one when it is none. */
    static int whole(String text, int least, int most) {
        double number = parse(text);
        return number >= least && number <= most && number == Math.rint(number) ? (int) number : least - 1;
    }
}

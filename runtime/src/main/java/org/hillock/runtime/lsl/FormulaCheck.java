package org.hillock.runtime.lsl;

import java.util.Arrays;
import org.hillock.acquisition.stream.ChannelFormat;

/**
 * Checks received samples against the formula of {@link TestStream}. The first sample may be any; each further one has to be
 * its successor, so that lost samples are counted exactly, up to the range of channel 0.
 */
final class FormulaCheck {
    private static final int SHOWN_LETTERS = 160;
    private final TestStream formula;
    private final double[] expectedReals;
    private final long[] expectedWholes;
    private final String[] expectedTexts;
    private long nextNumber = -1;
    private long firstNumber = -1;
    private long missing;
    private long wrongSamples;
    private String firstFault = "";

    FormulaCheck(ChannelFormat format, int channels) {
        this.formula = new TestStream(format, channels);
        this.expectedReals = new double[channels];
        this.expectedWholes = new long[channels];
        this.expectedTexts = new String[channels];
    }

    void check(double[] values) {
        long n = number(values.length == 0 ? Double.NaN : values[0]);
        formula.doubles(n, expectedReals, 0);
        if (!count(n, Arrays.equals(values, expectedReals)) && firstFault.isEmpty()) {
            firstFault = shortened(Arrays.toString(values));
        }
    }

    void check(long[] values) {
        long n = values.length == 0 ? -1 : inRange(values[0]);
        formula.longs(n, expectedWholes, 0);
        if (!count(n, Arrays.equals(values, expectedWholes)) && firstFault.isEmpty()) {
            firstFault = shortened(Arrays.toString(values));
        }
    }

    void check(String[] values) {
        long n = values.length == 0 ? -1 : number(values[0]);
        formula.texts(n, expectedTexts);
        if (!count(n, Arrays.equals(values, expectedTexts)) && firstFault.isEmpty()) {
            firstFault = shortened(Arrays.toString(values));
        }
    }

    private static long number(String text) {
        int end = text.indexOf(';');
        if (!text.startsWith("n=") || end < 3 || end > 20) {
            return -1;
        }
        String digits = text.substring(2, end);
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(digits) : -1;
    }

    private long number(double value) {
        return value == Math.rint(value) && Math.abs(value) < formula.range() ? inRange((long) value) : -1;
    }

    private long inRange(long value) {
        return value >= 0 && value < formula.range() ? value : -1;
    }

    /** Counts a sample; false when it is wrong. */
    private boolean count(long n, boolean hasRightValues) {
        if (n >= 0) {
            if (firstNumber < 0) {
                firstNumber = n;
            } else {
                missing += Math.floorMod(n - nextNumber, formula.range());
            }
            nextNumber = (n + 1) % formula.range();
        }
        boolean isRight = n >= 0 && hasRightValues;
        wrongSamples += isRight ? 0 : 1;
        return isRight;
    }

    private static String shortened(String text) {
        return text.length() > SHOWN_LETTERS ? text.substring(0, SHOWN_LETTERS - 3) + "..." : text;
    }

    PullReport.Verification report() {
        return new PullReport.Verification(firstNumber, missing, wrongSamples, firstFault);
    }
}

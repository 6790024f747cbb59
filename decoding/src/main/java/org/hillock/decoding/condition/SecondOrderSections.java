package org.hillock.decoding.condition;

import java.util.Arrays;
import org.hillock.decoding.DecodingException;

/**
 * A digital filter as a cascade of second-order sections, in the layout of {@code scipy.signal}'s {@code sos}: six
 * coefficients a section, {@code b0 b1 b2 a0 a1 a2} with {@code a0 = 1}. Immutable.
 */
public final class SecondOrderSections {
    /** Coefficients a section. */
    public static final int WIDTH = 6;

    private final double[] coefficients;

    private SecondOrderSections(double[] coefficients) {
        this.coefficients = coefficients;
    }

    /**
     * Takes over coefficients that were designed elsewhere.
     *
     * @param coefficients sections x 6 values, section by section. Not modified.
     * @throws DecodingException when they are not finite, not a multiple of six, not normalised to {@code a0 = 1}, when
     *     {@code b0} is 0, or when a pole lies on or outside the unit circle
     */
    public static SecondOrderSections of(double... coefficients) {
        if (coefficients.length == 0 || coefficients.length % WIDTH != 0) {
            throw refused(coefficients.length + " coefficients", "six for each section");
        }
        for (int at = 0; at < coefficients.length; at += WIDTH) {
            checkSection(coefficients, at);
        }
        return new SecondOrderSections(coefficients.clone());
    }

    /** This cascade followed by another. */
    public SecondOrderSections then(SecondOrderSections next) {
        double[] both = Arrays.copyOf(coefficients, coefficients.length + next.coefficients.length);
        System.arraycopy(next.coefficients, 0, both, coefficients.length, next.coefficients.length);
        return new SecondOrderSections(both);
    }

    /** How many sections there are. */
    public int count() {
        return coefficients.length / WIDTH;
    }

    /** One coefficient: {@code index} counts b0 b1 b2 a0 a1 a2 from 0. */
    public double coefficient(int section, int index) {
        return coefficients[section * WIDTH + index];
    }

    /** A copy of all coefficients, section by section. */
    public double[] toArray() {
        return coefficients.clone();
    }

    /**
     * The magnitude of the frequency response.
     *
     * @param frequencyHz where
     * @param rateHz frames per second
     */
    public double magnitude(double frequencyHz, double rateHz) {
        double angle = 2 * StrictMath.PI * frequencyHz / rateHz;
        Complex delay = new Complex(StrictMath.cos(angle), -StrictMath.sin(angle));
        double magnitude = 1;
        for (int at = 0; at < coefficients.length; at += WIDTH) {
            magnitude *= polynomial(at, delay).abs() / polynomial(at + 3, delay).abs();
        }
        return magnitude;
    }

    private Complex polynomial(int at, Complex delay) {
        return delay.times(coefficients[at + 2])
                .plus(Complex.real(coefficients[at + 1]))
                .times(delay)
                .plus(Complex.real(coefficients[at]));
    }

    private static void checkSection(double[] all, int at) {
        int section = at / WIDTH;
        for (int i = 0; i < WIDTH; i++) {
            if (!Double.isFinite(all[at + i])) {
                throw refused(all[at + i] + " in section " + section, "finite coefficients");
            }
        }
        if (all[at] == 0 || all[at + 3] != 1) {
            throw refused(
                    "b0 = " + all[at] + ", a0 = " + all[at + 3] + " in section " + section,
                    "b0 other than 0 and a0 = 1");
        }
        double a1 = all[at + 4];
        double a2 = all[at + 5];
        if (!(Math.abs(a2) < 1) || !(Math.abs(a1) < 1 + a2)) {
            throw refused("a1 = " + a1 + ", a2 = " + a2 + " in section " + section, "poles inside the unit circle");
        }
    }

    private static DecodingException refused(String read, String expected) {
        return DecodingException.badInput(
                "second-order sections", read, expected, "lower the order or widen the band of the filter");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecondOrderSections that && Arrays.equals(coefficients, that.coefficients);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coefficients);
    }

    @Override
    public String toString() {
        return "SecondOrderSections" + Arrays.toString(coefficients);
    }
}

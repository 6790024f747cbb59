package org.hillock.decoding.evaluate;

/** The lower tail of the standard normal distribution. */
final class NormalTail {
    private static final int TERMS = 60;

    private NormalTail() {}

    /** The probability below z: a Taylor series near 0, Laplace's continued fraction beyond 3. */
    static double below(double z) {
        double density = StrictMath.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
        double x = Math.abs(z);
        double upper;
        if (x < 3) {
            double term = x;
            double sum = x;
            for (int k = 1; k < TERMS; k++) {
                term *= x * x / (2 * k + 1);
                sum += term;
            }
            upper = 0.5 - density * sum;
        } else {
            double fraction = x;
            for (int k = TERMS; k >= 1; k--) {
                fraction = x + k / fraction;
            }
            upper = density / fraction;
        }
        return z < 0 ? upper : 1 - upper;
    }
}

package org.hillock.decoding.condition;

/** A complex number for filter design; all functions are exact or from {@link StrictMath}. */
record Complex(double re, double im) {
    static final Complex ZERO = new Complex(0, 0);
    static final Complex ONE = new Complex(1, 0);

    static Complex real(double value) {
        return new Complex(value, 0);
    }

    Complex plus(Complex other) {
        return new Complex(re + other.re, im + other.im);
    }

    Complex minus(Complex other) {
        return new Complex(re - other.re, im - other.im);
    }

    Complex times(Complex other) {
        return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
    }

    Complex times(double factor) {
        return new Complex(re * factor, im * factor);
    }

    Complex negated() {
        return new Complex(-re, -im);
    }

    Complex conjugate() {
        return new Complex(re, -im);
    }

    /** Smith's division, which neither overflows nor loses the smaller part. */
    Complex over(Complex other) {
        if (Math.abs(other.re) >= Math.abs(other.im)) {
            double ratio = other.im / other.re;
            double scale = other.re + other.im * ratio;
            return new Complex((re + im * ratio) / scale, (im - re * ratio) / scale);
        }
        double ratio = other.re / other.im;
        double scale = other.re * ratio + other.im;
        return new Complex((re * ratio + im) / scale, (im * ratio - re) / scale);
    }

    /** The principal square root, whose real part is not negative. */
    Complex sqrt() {
        if (re == 0 && im == 0) {
            return ZERO;
        }
        double larger = Math.sqrt((Math.abs(re) + abs()) / 2);
        double smaller = Math.abs(im) / (2 * larger);
        return re >= 0
                ? new Complex(larger, Math.copySign(smaller, im))
                : new Complex(smaller, Math.copySign(larger, im));
    }

    double abs() {
        return StrictMath.hypot(re, im);
    }

    double distanceTo(Complex other) {
        return StrictMath.hypot(re - other.re, im - other.im);
    }

    boolean isReal() {
        return im == 0;
    }
}

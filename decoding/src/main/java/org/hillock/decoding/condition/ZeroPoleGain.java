package org.hillock.decoding.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A filter by its zeros, poles and gain, and the classic frequency transformations of an analogue low-pass prototype.
 *
 * <p>Formulas: A. V. Oppenheim and R. W. Schafer, Discrete-Time Signal Processing, 3rd ed., section 7.2 (bilinear
 * transformation) and appendix B (Butterworth filters); band transformations after T. W. Parks and C. S. Burrus, Digital
 * Filter Design, section 7.4.
 */
record ZeroPoleGain(List<Complex> zeros, List<Complex> poles, double gain) {
    /** The analogue Butterworth low-pass with cut-off 1 rad/s: its poles lie evenly on the left half of the unit circle. */
    static ZeroPoleGain butterworthPrototype(int order) {
        List<Complex> poles = new ArrayList<>();
        for (int m = 1 - order; m < order; m += 2) {
            double angle = StrictMath.PI * m / (2.0 * order);
            poles.add(m == 0 ? Complex.real(-1) : new Complex(-StrictMath.cos(angle), -StrictMath.sin(angle)));
        }
        return new ZeroPoleGain(List.of(), poles, 1);
    }

    /** Moves the cut-off from 1 rad/s to {@code cutoff}. */
    ZeroPoleGain lowPass(double cutoff) {
        List<Complex> movedZeros = moved(zeros, z -> z.times(cutoff));
        List<Complex> movedPoles = moved(poles, p -> p.times(cutoff));
        return new ZeroPoleGain(movedZeros, movedPoles, gain * power(cutoff, excess()));
    }

    /** Turns the low-pass prototype into a high-pass: s becomes cutoff / s. */
    ZeroPoleGain highPass(double cutoff) {
        Complex top = Complex.real(cutoff);
        List<Complex> movedZeros = moved(zeros, top::over);
        List<Complex> movedPoles = moved(poles, top::over);
        for (int i = excess(); i > 0; i--) {
            movedZeros.add(Complex.ZERO);
        }
        return new ZeroPoleGain(movedZeros, movedPoles, gain * invertedGain());
    }

    /** Turns the low-pass prototype into a band-pass: s becomes (s^2 + centre^2) / (width s). */
    ZeroPoleGain bandPass(double centre, double width) {
        List<Complex> movedZeros = split(moved(zeros, z -> z.times(width / 2)), centre);
        List<Complex> movedPoles = split(moved(poles, p -> p.times(width / 2)), centre);
        for (int i = excess(); i > 0; i--) {
            movedZeros.add(Complex.ZERO);
        }
        return new ZeroPoleGain(movedZeros, movedPoles, gain * power(width, excess()));
    }

    /** Turns the low-pass prototype into a band-stop: s becomes width s / (s^2 + centre^2). */
    ZeroPoleGain bandStop(double centre, double width) {
        Complex half = Complex.real(width / 2);
        List<Complex> movedZeros = split(moved(zeros, half::over), centre);
        List<Complex> movedPoles = split(moved(poles, half::over), centre);
        for (int i = excess(); i > 0; i--) {
            movedZeros.add(new Complex(0, centre));
            movedZeros.add(new Complex(0, -centre));
        }
        return new ZeroPoleGain(movedZeros, movedPoles, gain * invertedGain());
    }

    /**
     * Takes the analogue filter to the z plane with s = scale (z - 1) / (z + 1); zeros at infinity go to -1, the Nyquist
     * frequency.
     */
    ZeroPoleGain bilinear(double scale) {
        Complex shift = Complex.real(scale);
        List<Complex> movedZeros = moved(zeros, z -> shift.plus(z).over(shift.minus(z)));
        List<Complex> movedPoles = moved(poles, p -> shift.plus(p).over(shift.minus(p)));
        for (int i = excess(); i > 0; i--) {
            movedZeros.add(Complex.real(-1));
        }
        Complex top = product(moved(zeros, shift::minus));
        Complex bottom = product(moved(poles, shift::minus));
        return new ZeroPoleGain(movedZeros, movedPoles, gain * top.over(bottom).re());
    }

    private int excess() {
        return poles.size() - zeros.size();
    }

    private double invertedGain() {
        Complex top = product(moved(zeros, Complex::negated));
        Complex bottom = product(moved(poles, Complex::negated));
        return top.over(bottom).re();
    }

    private static List<Complex> split(List<Complex> roots, double centre) {
        List<Complex> halves = new ArrayList<>();
        List<Complex> others = new ArrayList<>();
        for (Complex root : roots) {
            Complex spread =
                    root.times(root).minus(Complex.real(centre * centre)).sqrt();
            halves.add(root.plus(spread));
            others.add(root.minus(spread));
        }
        halves.addAll(others);
        return halves;
    }

    private static List<Complex> moved(List<Complex> roots, UnaryOperator<Complex> to) {
        List<Complex> moved = new ArrayList<>(roots);
        moved.replaceAll(to);
        return moved;
    }

    private static Complex product(List<Complex> factors) {
        Complex product = Complex.ONE;
        for (Complex factor : factors) {
            product = product.times(factor);
        }
        return product;
    }

    private static double power(double base, int exponent) {
        double power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }
}

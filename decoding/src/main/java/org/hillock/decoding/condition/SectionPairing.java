package org.hillock.decoding.condition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Groups the zeros and poles of a digital filter into second-order sections.
 *
 * <p>The poles nearest to the unit circle, the ones that ring longest, are taken first, each with the zeros nearest to
 * it so that their peaks cancel, and fill the cascade from its end. This is the order of {@code
 * scipy.signal.zpk2sos(pairing='nearest')} as its documentation states it; the gain stands in the first section.
 *
 * <p>In a band that lies evenly around a quarter of the rate, poles mirror each other at the same distance from the unit
 * circle; which of them comes first is then a matter of rounding, here as in scipy, and the cascade is the same filter.
 */
final class SectionPairing {
    /** Relative size below which an imaginary part is rounding: a hundred units in the last place. */
    private static final double ROUNDING = 100 * 0x1p-52;

    private static final Predicate<Complex> REAL = Complex::isReal;

    private final List<Complex> zeros;
    private final List<Complex> poles;

    private SectionPairing(List<Complex> zeros, List<Complex> poles) {
        this.zeros = zeros;
        this.poles = poles;
    }

    /** The sections of a filter that has as many zeros as poles, all real or in conjugate pairs. */
    static SecondOrderSections sections(ZeroPoleGain filter) {
        List<Complex> zeros = new ArrayList<>(filter.zeros());
        List<Complex> poles = new ArrayList<>(filter.poles());
        if (poles.size() % 2 == 1) {
            zeros.add(Complex.ZERO);
            poles.add(Complex.ZERO);
        }
        int count = poles.size() / 2;
        SectionPairing pairing = new SectionPairing(upperHalf(zeros), upperHalf(poles));
        double[] coefficients = new double[count * SecondOrderSections.WIDTH];
        for (int section = count - 1; section >= 0; section--) {
            pairing.next(coefficients, section * SecondOrderSections.WIDTH);
        }
        for (int i = 0; i < 3; i++) {
            coefficients[i] *= filter.gain();
        }
        return SecondOrderSections.of(coefficients);
    }

    private void next(double[] coefficients, int at) {
        Complex pole = takeWorst(poles, p -> true);
        if (pole.isReal() && countReal(poles) == 0) {
            fill(coefficients, at, takeNearest(zeros, pole, REAL), Complex.ZERO, pole, Complex.ZERO);
            return;
        }
        if (pole.isReal()) {
            fillWithNearest(coefficients, at, pole, takeWorst(poles, REAL));
        } else if (mustSpareTheRealZero()) {
            Complex zero = takeNearest(zeros, pole, REAL.negate());
            fill(coefficients, at, zero, zero.conjugate(), pole, pole.conjugate());
        } else {
            fillWithNearest(coefficients, at, pole, pole.conjugate());
        }
    }

    /** When one real pole and one real zero are left, they belong together. */
    private boolean mustSpareTheRealZero() {
        return poles.size() + 1 == zeros.size() && countReal(poles) == 1 && countReal(zeros) == 1;
    }

    private void fillWithNearest(double[] coefficients, int at, Complex pole, Complex partner) {
        Complex zero = takeNearest(zeros, pole, z -> true);
        Complex second = zero.isReal() ? takeNearest(zeros, pole, REAL) : zero.conjugate();
        fill(coefficients, at, zero, second, pole, partner);
    }

    private static void fill(double[] to, int at, Complex zero1, Complex zero2, Complex pole1, Complex pole2) {
        to[at] = 1;
        to[at + 1] = -zero1.plus(zero2).re();
        to[at + 2] = zero1.times(zero2).re();
        to[at + 3] = 1;
        to[at + 4] = -pole1.plus(pole2).re();
        to[at + 5] = pole1.times(pole2).re();
    }

    private static Complex takeWorst(List<Complex> from, Predicate<Complex> among) {
        return takeLeast(from, among, pole -> Math.abs(1 - pole.abs()));
    }

    private static Complex takeNearest(List<Complex> from, Complex to, Predicate<Complex> among) {
        return takeLeast(from, among, to::distanceTo);
    }

    private static Complex takeLeast(List<Complex> from, Predicate<Complex> among, ToDoubleFunction<Complex> distance) {
        int least = -1;
        for (int i = 0; i < from.size(); i++) {
            Complex root = from.get(i);
            if (among.test(root)
                    && (least < 0 || distance.applyAsDouble(root) < distance.applyAsDouble(from.get(least)))) {
                least = i;
            }
        }
        return from.remove(least);
    }

    private static int countReal(List<Complex> roots) {
        int count = 0;
        for (Complex root : roots) {
            count += root.isReal() ? 1 : 0;
        }
        return count;
    }

    /** One of each conjugate pair, its two halves averaged, by real part; then the real ones by value. */
    private static List<Complex> upperHalf(List<Complex> roots) {
        Comparator<Complex> byPlace = Comparator.comparingDouble(Complex::re)
                .thenComparing(Comparator.comparingDouble(root -> Math.abs(root.im())));
        List<Complex> result = new ArrayList<>();
        List<Complex> real = new ArrayList<>();
        List<Complex> lower = new ArrayList<>();
        for (Complex root : roots) {
            if (Math.abs(root.im()) <= ROUNDING * root.abs()) {
                real.add(Complex.real(root.re()));
            } else if (root.im() > 0) {
                result.add(root);
            } else {
                lower.add(root);
            }
        }
        result.replaceAll(root -> root.plus(
                        takeNearest(lower, root.conjugate(), p -> true).conjugate())
                .times(0.5));
        result.sort(byPlace);
        real.sort(byPlace);
        result.addAll(real);
        return result;
    }
}

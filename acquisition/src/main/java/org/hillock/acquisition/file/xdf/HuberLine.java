package org.hillock.acquisition.file.xdf;

import java.util.Arrays;
import java.util.Optional;

/**
 * A line through clock offsets that outliers hardly move: least squares under the Huber loss, by the alternating direction
 * method of multipliers (Boyd et al. 2011, "Distributed optimization and statistical learning via ADMM", 6.1.1), with
 * rho = 1 and exactly 1000 iterations, as XDF importers do it.
 *
 * <p>The iteration does not change when a constant is taken from all times or from all offsets; both are done here, since
 * offsets of days in units of the threshold would otherwise cost it eight digits.
 *
 * @param origin the earliest time, seconds
 * @param atOrigin the offset there, seconds
 * @param slope seconds per second
 */
record HuberLine(double origin, double atOrigin, double slope) {
    private static final int ITERATIONS = 1000;

    /** The line of no correction. */
    static final HuberLine ZERO = new HuberLine(0, 0, 0);

    /** The offset at a time, seconds. */
    double at(double time) {
        return atOrigin + slope * (time - origin);
    }

    /**
     * Fits offsets from {@code from} to before {@code to}; one offset alone gives a constant.
     *
     * @param times seconds; not modified
     * @param offsets seconds; not modified
     * @param winsorSeconds the residual at which the loss turns from square to linear
     * @return empty when the times do not determine a line, as when all are equal
     */
    static Optional<HuberLine> fit(double[] times, double[] offsets, int from, int to, double winsorSeconds) {
        int n = to - from;
        if (n == 1) {
            return Optional.of(new HuberLine(times[from], offsets[from], 0));
        }
        double earliest = Double.POSITIVE_INFINITY;
        for (int i = from; i < to; i++) {
            earliest = Math.min(earliest, times[i]);
        }
        double base = Medians.median(Arrays.copyOfRange(offsets, from, to));
        double[] t = new double[n];
        double[] y = new double[n];
        double sumT = 0;
        double sumTt = 0;
        double sumY = 0;
        double sumTy = 0;
        for (int i = 0; i < n; i++) {
            t[i] = (times[from + i] - earliest) / winsorSeconds;
            y[i] = (offsets[from + i] - base) / winsorSeconds;
            sumT += t[i];
            sumTt += t[i] * t[i];
            sumY += y[i];
            sumTy += t[i] * y[i];
        }
        double l11 = Math.sqrt(n);
        double l21 = sumT / l11;
        double pivot = sumTt - l21 * l21;
        if (!(pivot > 0) || Double.isInfinite(pivot)) {
            return Optional.empty();
        }
        double l22 = Math.sqrt(pivot);
        double[] u = new double[n];
        double[] z = new double[n];
        double x0 = 0;
        double x1 = 0;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double b0 = sumY;
            double b1 = sumTy;
            for (int i = 0; i < n; i++) {
                double w = z[i] - u[i];
                b0 += w;
                b1 += t[i] * w;
            }
            double w0 = b0 / l11;
            double w1 = (b1 - l21 * w0) / l22;
            x1 = w1 / l22;
            x0 = (w0 - l21 * x1) / l11;
            for (int i = 0; i < n; i++) {
                double d = x0 + t[i] * x1 - y[i] + u[i];
                double shrink = d == 0 ? 0 : Math.max(0, 1 - 2 / Math.abs(d));
                z[i] = d / 2 + shrink * (d / 2);
                u[i] = d - z[i];
            }
        }
        return Optional.of(new HuberLine(earliest, base + x0 * winsorSeconds, x1));
    }
}

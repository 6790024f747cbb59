package org.hillock.runtime.snn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear axis from values to pixels, with ticks at round numbers.
 *
 * @param from value at the first pixel
 * @param to value at the last pixel
 * @param start first pixel
 * @param end last pixel; below the first where values grow upwards
 */
record Axis(double from, double to, int start, int end) {
    int pixel(double value) {
        return (int) Math.round(start + (value - from) / (to - from) * (end - start));
    }

    /** Returns the step between ticks: 1, 2 or 5 times a power of ten, such that there are at most so many. */
    private double tickStep(int most) {
        double raw = (to - from) / most;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= raw * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    List<Double> ticks(int most) {
        List<Double> ticks = new ArrayList<>();
        double step = tickStep(most);
        for (double k = Math.ceil(from / step - 1e-9); k * step <= to + 1e-9 * step; k++) {
            ticks.add(k * step);
        }
        return ticks;
    }

    /** Writes a tick with the digits that tell it from its neighbours. */
    String label(double tick, int most) {
        int digits = (int) Math.max(0, -Math.floor(Math.log10(tickStep(most)) + 1e-9));
        return String.format(Locale.ROOT, "%." + digits + "f", tick + 0.0);
    }
}

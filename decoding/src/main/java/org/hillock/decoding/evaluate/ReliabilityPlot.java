package org.hillock.decoding.evaluate;

import java.util.Locale;

/** Confidence against the share of right answers: points on the diagonal keep what they promise; area shows count. */
final class ReliabilityPlot {
    private static final int SIZE = 190;
    private static final double LEFT = 32;
    private static final double TOP = 10;
    private static final double SIDE = 145;

    private ReliabilityPlot() {}

    static String draw(Calibration calibration, int colour, String label) {
        Svg svg = new Svg(SIZE, SIZE, "Reliability of " + label);
        double lowest = calibration.bins().stream()
                .mapToDouble(bin -> Math.min(bin.confidence(), bin.accuracy()))
                .min()
                .orElse(0.5);
        double low = lowest < 0.4 ? 0 : 0.4;
        long most = calibration.bins().stream()
                .mapToLong(Calibration.Bin::count)
                .max()
                .orElse(1);
        for (int t = 0; t <= 3; t++) {
            double value = low + t * (1 - low) / 3;
            String tick = String.format(Locale.ROOT, "%.1f", value);
            svg.line("grid", LEFT, y(value, low), LEFT + SIDE, y(value, low));
            svg.line("grid", x(value, low), TOP, x(value, low), TOP + SIDE);
            svg.text("tick", LEFT - 6, y(value, low) + 4, "end", tick);
            svg.text("tick", x(value, low), TOP + SIDE + 15, "middle", tick);
        }
        svg.text("tick", LEFT + SIDE / 2, SIZE - 4, "middle", "confidence");
        svg.line("diagonal", x(low, low), y(low, low), x(1, low), y(1, low));
        StringBuilder points = new StringBuilder();
        for (Calibration.Bin bin : calibration.bins()) {
            points.append(Svg.point(x(bin.confidence(), low), y(bin.accuracy(), low)));
        }
        svg.path("curve c" + colour, points.toString().trim(), label);
        for (Calibration.Bin bin : calibration.bins()) {
            String tip = String.format(
                    Locale.ROOT, "says %.2f, right %.2f, %d answers", bin.confidence(), bin.accuracy(), bin.count());
            double radius = 2.5 + 5 * Math.sqrt(bin.count() / (double) most);
            svg.circle("dot c" + colour, x(bin.confidence(), low), y(bin.accuracy(), low), radius, tip);
        }
        return svg.toString();
    }

    private static double x(double value, double low) {
        return LEFT + SIDE * (value - low) / (1 - low);
    }

    private static double y(double value, double low) {
        return TOP + SIDE * (1 - (value - low) / (1 - low));
    }
}

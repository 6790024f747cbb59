package org.hillock.decoding.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Learning curves of all contenders over trials. */
final class LearningCurvePlot {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 340;
    private static final double LEFT = 44;
    private static final double RIGHT = 20;
    private static final double TOP = 12;
    private static final double BOTTOM = 44;

    private LearningCurvePlot() {}

    static String draw(List<LearningCurve> curves, List<String> labels) {
        int last = 1;
        double lowest = 0.6;
        for (LearningCurve curve : curves) {
            lowest = Math.min(lowest, Arrays.stream(curve.values()).min().orElse(lowest));
            last = Math.max(last, curve.firstTrial() + curve.values().length);
        }
        int lowestTenth = (int) Math.floor(lowest * 10 + 1e-9);
        double low = lowestTenth / 10.0;
        Svg svg = new Svg(WIDTH, HEIGHT, "Learning curves");
        for (int tenth = lowestTenth; tenth <= 10; tenth++) {
            double y = y(tenth / 10.0, low);
            svg.line("grid", LEFT, y, WIDTH - RIGHT, y);
            svg.text("tick", LEFT - 8, y + 4, "end", String.format(Locale.ROOT, "%.1f", tenth / 10.0));
        }
        int step = last > 300 ? 100 : last > 120 ? 20 : 10;
        for (int trial = 0; trial <= last; trial += step) {
            svg.text("tick", x(trial, last), HEIGHT - BOTTOM + 18, "middle", Integer.toString(trial));
        }
        svg.text("tick", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, "middle", "trials");
        for (int c = curves.size() - 1; c >= 0; c--) {
            StringBuilder points = new StringBuilder();
            LearningCurve curve = curves.get(c);
            for (int i = 0; i < curve.values().length; i++) {
                points.append(Svg.point(x(curve.firstTrial() + 1 + i, last), y(curve.values()[i], low)));
            }
            String width = c == 0 ? "curve thick c" : "curve c";
            svg.path(width + c % HtmlReport.COLOURS, points.toString().trim(), labels.get(c));
        }
        return svg.toString();
    }

    private static double x(int trial, int last) {
        return LEFT + (WIDTH - LEFT - RIGHT) * trial / last;
    }

    private static double y(double value, double low) {
        return HEIGHT - BOTTOM - (value - low) / (1 - low) * (HEIGHT - BOTTOM - TOP);
    }
}

package org.hillock.decoding.evaluate;

import java.util.List;
import java.util.Locale;

/** A confusion matrix: rows are the truth, columns the answers, the last column the abstentions; shade by row share. */
final class ConfusionPlot {
    private static final double CELL = 52;
    private static final double LEFT = 62;
    private static final double TOP = 22;

    private ConfusionPlot() {}

    static String draw(ConfusionMatrix matrix, List<String> classes, int colour, String label) {
        int n = matrix.classes();
        int width = (int) (LEFT + (n + 1) * CELL + 4);
        Svg svg = new Svg(width, (int) (TOP + n * CELL + 4), "Confusion matrix of " + label);
        for (int c = 0; c <= n; c++) {
            svg.text("tick", LEFT + (c + 0.5) * CELL, TOP - 8, "middle", c < n ? shorten(classes.get(c)) : "none");
        }
        for (int r = 0; r < n; r++) {
            svg.text("tick", LEFT - 8, TOP + (r + 0.5) * CELL + 4, "end", shorten(classes.get(r)));
            for (int c = 0; c <= n; c++) {
                long count = c < n ? matrix.count(r, c) : matrix.abstained(r);
                double share = count / (double) Math.max(1, matrix.row(r));
                double x = LEFT + c * CELL;
                double y = TOP + r * CELL;
                String tip = String.format(Locale.ROOT, "%d of %d", count, matrix.row(r));
                svg.rectangle("cell c" + colour, x + 1, y + 1, CELL - 2, CELL - 2, 0.05 + 0.65 * share, tip);
                svg.text("value", x + CELL / 2, y + CELL / 2 + 4, "middle", percent(share));
            }
        }
        return svg.toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String shorten(String name) {
        return name.length() <= 8 ? name : name.substring(0, 7) + "\u2026";
    }
}

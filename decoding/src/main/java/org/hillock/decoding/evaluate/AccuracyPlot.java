package org.hillock.decoding.evaluate;

import java.util.List;
import java.util.Locale;

/** Accuracy by contender: a dot a recording, a bar for the mean. */
final class AccuracyPlot {
    private static final int LEFT = 180;
    private static final int WIDTH = 820;
    private static final int ROW = 26;
    private static final int TOP = 12;
    private static final double RIGHT_SPACE = 70;

    private final double lowest;

    private AccuracyPlot(double lowest) {
        this.lowest = lowest;
    }

    static String draw(Scoreboard board, Protocol protocol) {
        double lowest = 0.4;
        for (String label : board.labels()) {
            for (double value : board.perRecording(protocol, label, EvaluationRow::accuracy)) {
                lowest = Math.min(lowest, Math.floor(value * 10) / 10);
            }
        }
        return new AccuracyPlot(lowest).picture(board, protocol);
    }

    private String picture(Scoreboard board, Protocol protocol) {
        List<String> labels = board.labels();
        int height = TOP + labels.size() * ROW + 40;
        double bottom = TOP + labels.size() * ROW + 4.0;
        Svg svg = new Svg(WIDTH, height, "Accuracy by decoder, " + protocol.word());
        for (int tenth = (int) Math.round(lowest * 10); tenth <= 10; tenth++) {
            double x = x(tenth / 10.0);
            svg.line("grid", x, TOP, x, bottom);
            svg.text("tick", x, bottom + 16, "middle", String.format(Locale.ROOT, "%.1f", tenth / 10.0));
        }
        svg.text("tick", x((lowest + 1) / 2), bottom + 32, "middle", "accuracy");
        for (int l = 0; l < labels.size(); l++) {
            row(svg, board, protocol, l, TOP + l * ROW + ROW / 2.0);
        }
        return svg.toString();
    }

    private void row(Svg svg, Scoreboard board, Protocol protocol, int place, double y) {
        String label = board.labels().get(place);
        String colour = "c" + place % HtmlReport.COLOURS;
        double[] values = board.perRecording(protocol, label, EvaluationRow::accuracy);
        double mean = board.mean(protocol, label, EvaluationRow::accuracy);
        svg.text(place == 0 ? "name first" : "name", LEFT - 14, y + 4, "end", label);
        svg.rectangle(
                "bar " + colour, x(lowest), y - 7, x(mean) - x(lowest), 14, 0.28, "mean " + Scoreboard.share(mean));
        svg.line("mean " + colour, x(mean), y - 9, x(mean), y + 9);
        for (int r = 0; r < values.length; r++) {
            if (!Double.isNaN(values[r])) {
                String tip = label + ", " + board.recordings().get(r) + ": " + Scoreboard.share(values[r]);
                svg.circle("dot " + colour, x(values[r]), y, 3.5, tip);
            }
        }
        svg.text("value", WIDTH - 4.0, y + 4, "end", Scoreboard.share(mean));
    }

    private double x(double accuracy) {
        return LEFT + (accuracy - lowest) / (1 - lowest) * (WIDTH - LEFT - RIGHT_SPACE);
    }
}

package org.hillock.decoding.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hillock.decoding.DecodingException;

/** An evaluation as one HTML page that needs nothing else: plots, tables, and how the figures came about. */
public final class HtmlReport {
    static final int COLOURS = 11;

    private final List<Measurement> measurements;
    private final Scoreboard board;
    private final StringBuilder out = new StringBuilder();

    private HtmlReport(List<Measurement> measurements) {
        this.measurements = measurements;
        this.board = new Scoreboard(measurements.stream().map(Measurement::row).toList());
    }

    /**
     * The page.
     *
     * @param title a headline, such as the session's name
     * @param measurements at least one
     */
    public static String page(String title, List<Measurement> measurements) {
        return new HtmlReport(List.copyOf(measurements)).write(title);
    }

    private String write(String title) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        out.append("<title>").append(Svg.escape(title)).append("</title>\n<style>\n");
        out.append(styleSheet()).append("</style>\n</head>\n<body>\n<main>\n");
        out.append("<h1>").append(Svg.escape(title)).append("</h1>\n");
        summary();
        for (Protocol protocol : board.protocols()) {
            section(protocol.title());
            figure(AccuracyPlot.draw(board, protocol));
            HtmlTable.append(out, EvaluationTables.accuracies(board, protocol));
        }
        if (board.protocols().contains(Protocol.PREQUENTIAL)) {
            learningCurves();
        }
        Protocol detailed = board.protocols().get(board.protocols().size() - 1);
        reliability(detailed);
        confusion(detailed);
        for (Protocol protocol : board.protocols()) {
            section("More figures, " + protocol.word() + ", mean over recordings");
            HtmlTable.append(out, EvaluationTables.figures(board, protocol));
        }
        notes();
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private void summary() {
        long seeds =
                measurements.stream().mapToLong(m -> m.row().seed()).distinct().count();
        out.append("<p class=\"lead\">").append(board.labels().size()).append(" decoders on ");
        out.append(board.recordings().size()).append(" recordings, ").append(seeds);
        out.append(seeds == 1 ? " seed" : " seeds for those with randomness").append(".</p>\n");
    }

    private void learningCurves() {
        section("Learning curve");
        paragraph("Prequential accuracy over the last " + LearningCurve.WINDOW
                + " trials, mean over recordings and seeds. Labels come after each decision.");
        List<LearningCurve> curves = board.labels().stream()
                .map(label -> LearningCurve.of(of(Protocol.PREQUENTIAL, label)))
                .toList();
        figure(LearningCurvePlot.draw(curves, board.labels()));
        legend();
    }

    private void reliability(Protocol protocol) {
        section("Does confidence hold what it promises?");
        paragraph(
                "Confidence of the answer against the share of right answers, " + protocol.word()
                        + ", all recordings. Below the diagonal a decoder is too sure. Dot areas grow with the number of answers.");
        out.append("<div class=\"grid\">\n");
        for (int l = 0; l < board.labels().size(); l++) {
            String label = board.labels().get(l);
            Calibration calibration = Calibration.of(outcomes(protocol, label));
            tile(
                    label,
                    "error " + Scoreboard.share(calibration.error()),
                    ReliabilityPlot.draw(calibration, l % COLOURS, label));
        }
        out.append("</div>\n");
    }

    private void confusion(Protocol protocol) {
        section("Confusion");
        paragraph("Rows are the truth, columns the answers, " + protocol.word() + ", all recordings; shares of a row.");
        out.append("<div class=\"grid\">\n");
        List<String> classes = measurements.get(0).classes();
        for (int l = 0; l < board.labels().size(); l++) {
            String label = board.labels().get(l);
            ConfusionMatrix matrix = ConfusionMatrix.of(outcomes(protocol, label), classes.size());
            tile(label, matrix.total() + " answers", ConfusionPlot.draw(matrix, classes, l % COLOURS, label));
        }
        out.append("</div>\n");
    }

    private void notes() {
        section("How to read this");
        out.append(
                "<ul>\n<li>Frozen and adaptive learn on the training runs and are scored on the test runs; prequential"
                        + " is scored on all trials after the tenth.</li>\n");
        out.append("<li>Every decision falls before its label is known. An abstention counts as one guess among the"
                + " classes: half right of two.</li>\n");
        out.append("<li>p is the two-sided Wilcoxon signed-rank test of the first decoder against each other one over"
                + " recordings, not corrected for their number; w/l are its wins and losses.</li>\n");
        out.append("<li>Bits after Wolpaw, 0 at chance and below. Times are the computation of one decision on the"
                + " machine that ran this.</li>\n</ul>\n");
    }

    private List<Measurement> of(Protocol protocol, String label) {
        return measurements.stream()
                .filter(m -> m.row().protocol() == protocol && m.row().label().equals(label))
                .toList();
    }

    private List<TrialOutcome> outcomes(Protocol protocol, String label) {
        return of(protocol, label).stream().flatMap(m -> m.outcomes().stream()).toList();
    }

    private void legend() {
        out.append("<p class=\"legend\">");
        for (int l = 0; l < board.labels().size(); l++) {
            out.append("<span><i class=\"swatch c").append(l % COLOURS).append("\"></i>");
            out.append(Svg.escape(board.labels().get(l))).append("</span> ");
        }
        out.append("</p>\n");
    }

    private void tile(String name, String remark, String picture) {
        out.append("<figure><figcaption><b>").append(Svg.escape(name)).append("</b> <small>");
        out.append(Svg.escape(remark))
                .append("</small></figcaption>\n")
                .append(picture)
                .append("</figure>\n");
    }

    private void section(String title) {
        out.append("<h2>").append(Svg.escape(title)).append("</h2>\n");
    }

    private void paragraph(String text) {
        out.append("<p>").append(Svg.escape(text)).append("</p>\n");
    }

    private void figure(String picture) {
        out.append("<div class=\"wide\">\n").append(picture).append("</div>\n");
    }

    private static String styleSheet() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new DecodingException("The report's style sheet is missing from the program; rebuild it.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DecodingException("The report's style sheet could not be read; rebuild the program.", e);
        }
    }
}

package org.hillock.decoding.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An evaluation as text: a table of accuracies a protocol, and one of the other figures. */
public final class EvaluationTables {
    private EvaluationTables() {}

    /** The tables, no line wider than this. */
    public static String text(List<EvaluationRow> rows, int width) {
        Scoreboard board = new Scoreboard(rows);
        StringBuilder out = new StringBuilder();
        for (Protocol protocol : board.protocols()) {
            out.append(protocol.title()).append('\n');
            out.append(accuracies(board, protocol).text(width)).append('\n');
        }
        if (!board.labels().isEmpty()) {
            out.append("Accuracy, an abstention counting as one guess among the classes; p: two-sided Wilcoxon\n");
            out.append("signed-rank test of ").append(board.labels().get(0));
            out.append(" against each other decoder over recordings; w/l: its wins and losses.\n");
        }
        for (Protocol protocol : board.protocols()) {
            out.append('\n').append("More figures, ").append(protocol.word()).append(", mean over recordings\n");
            out.append(figures(board, protocol).text(width));
        }
        return out.toString();
    }

    static ConsoleTable accuracies(Scoreboard board, Protocol protocol) {
        List<String> header = new ArrayList<>(List.of("decoder"));
        header.addAll(board.recordings());
        header.addAll(List.of("mean", "p", "w/l"));
        ConsoleTable table = new ConsoleTable(header);
        for (String label : board.labels()) {
            List<String> cells = new ArrayList<>(List.of(label));
            for (double accuracy : board.perRecording(protocol, label, EvaluationRow::accuracy)) {
                cells.add(Scoreboard.share(accuracy));
            }
            cells.add(Scoreboard.share(board.mean(protocol, label, EvaluationRow::accuracy)));
            if (label.equals(board.labels().get(0))) {
                cells.addAll(List.of("", ""));
            } else {
                WilcoxonSignedRank test = board.firstAgainst(protocol, label);
                cells.add(Scoreboard.probability(test.pValue()));
                cells.add(test.wins() + "/" + test.losses());
            }
            table.add(cells);
        }
        return table;
    }

    static ConsoleTable figures(Scoreboard board, Protocol protocol) {
        ConsoleTable table = new ConsoleTable(List.of(
                "decoder",
                "balanced",
                "kappa",
                "AUC",
                "bit/trial",
                "bit/min",
                "log loss",
                "calib.err",
                "abstained",
                "spikes",
                "syn.ops",
                "us p50",
                "us p99"));
        for (String label : board.labels()) {
            table.add(List.of(
                    label,
                    Scoreboard.share(
                            board.mean(protocol, label, row -> row.agreement().balancedAccuracy())),
                    Scoreboard.share(
                            board.mean(protocol, label, row -> row.agreement().kappa())),
                    Scoreboard.share(
                            board.mean(protocol, label, row -> row.auc().orElse(Double.NaN))),
                    Scoreboard.share(board.mean(protocol, label, EvaluationRow::itrBitsPerTrial)),
                    decimals(1, board.mean(protocol, label, EvaluationRow::itrBitsPerMinute)),
                    Scoreboard.share(board.mean(protocol, label, EvaluationRow::logLoss)),
                    Scoreboard.share(board.mean(protocol, label, EvaluationRow::calibrationError)),
                    decimals(1, board.mean(protocol, label, EvaluationRow::abstained)),
                    decimals(0, board.mean(protocol, label, EvaluationRow::spikesPerDecision)),
                    decimals(0, board.mean(protocol, label, EvaluationRow::synapticOperationsPerDecision)),
                    decimals(0, board.mean(protocol, label, EvaluationRow::decisionMicrosP50)),
                    decimals(0, board.mean(protocol, label, EvaluationRow::decisionMicrosP99))));
        }
        return table;
    }

    private static String decimals(int places, double value) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}

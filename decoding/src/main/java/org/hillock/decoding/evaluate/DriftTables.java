package org.hillock.decoding.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** A drift experiment as text: decoders and conditions by rows, as recorded and shifted, each against the fullest change. */
public final class DriftTables {
    private DriftTables() {}

    /** The table, no line wider than this. */
    public static String text(List<DriftRow> rows, int width) {
        LinkedHashSet<String> recordings = new LinkedHashSet<>();
        Map<String, List<DriftRow>> lines = new LinkedHashMap<>();
        for (DriftRow row : rows) {
            recordings.add(row.recording());
            lines.computeIfAbsent(name(row, rows.get(0).label()), key -> new ArrayList<>())
                    .add(row);
        }
        StringBuilder out = new StringBuilder();
        for (DriftSignal signal : DriftSignal.values()) {
            List<String> header = new ArrayList<>(List.of(signal.word()));
            header.addAll(recordings);
            header.addAll(List.of("mean", "p", "w/l"));
            ConsoleTable table = new ConsoleTable(header);
            double[] first = new double[0];
            for (Map.Entry<String, List<DriftRow>> line : lines.entrySet()) {
                double[] accuracies = perRecording(line.getValue(), signal, recordings);
                List<String> cells = new ArrayList<>(List.of(line.getKey()));
                double sum = 0;
                for (double accuracy : accuracies) {
                    cells.add(Scoreboard.share(accuracy));
                    sum += accuracy / accuracies.length;
                }
                cells.add(Scoreboard.share(sum));
                if (first.length == 0) {
                    first = accuracies;
                    cells.addAll(List.of("", ""));
                } else {
                    WilcoxonSignedRank test = WilcoxonSignedRank.of(accuracies, first);
                    cells.add(Scoreboard.probability(test.pValue()));
                    cells.add(test.wins() + "/" + test.losses());
                }
                table.add(cells);
            }
            out.append(table.text(width)).append('\n');
        }
        return out.append(
                        "Accuracy over the test trials. p, w/l: each line against the first one, two-sided Wilcoxon\n")
                .append(
                        "signed-rank test over recordings. electrode-shift: channel gains of 0.5 to 2 and 20 % mixing\n")
                .append("of neighbours from the first test trial on.\n")
                .toString();
    }

    private static String name(DriftRow row, String first) {
        DriftCondition condition = row.condition();
        return row.label() + ": " + (row.label().equals(first) ? condition.title() : condition.titleOfPeers());
    }

    private static double[] perRecording(List<DriftRow> rows, DriftSignal signal, LinkedHashSet<String> recordings) {
        return recordings.stream()
                .mapToDouble(recording -> rows.stream()
                        .filter(row -> row.signal() == signal && row.recording().equals(recording))
                        .mapToDouble(DriftRow::accuracy)
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }
}

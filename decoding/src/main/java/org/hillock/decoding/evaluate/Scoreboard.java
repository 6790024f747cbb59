package org.hillock.decoding.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Rows by protocol, contender and recording, averaged over seeds. */
final class Scoreboard {
    private final List<EvaluationRow> rows;

    Scoreboard(List<EvaluationRow> rows) {
        this.rows = List.copyOf(rows);
    }

    /** In the protocols' own order. */
    List<Protocol> protocols() {
        return Arrays.stream(Protocol.values())
                .filter(protocol -> rows.stream().anyMatch(row -> row.protocol() == protocol))
                .toList();
    }

    /** Contenders in the order of the rows. */
    List<String> labels() {
        LinkedHashSet<String> labels = new LinkedHashSet<>();
        rows.forEach(row -> labels.add(row.label()));
        return new ArrayList<>(labels);
    }

    /** Recordings in the order of the rows. */
    List<String> recordings() {
        LinkedHashSet<String> recordings = new LinkedHashSet<>();
        rows.forEach(row -> recordings.add(row.recording()));
        return new ArrayList<>(recordings);
    }

    /** A figure's mean over seeds, one value a recording; NaN where there is no row. */
    double[] perRecording(Protocol protocol, String label, ToDoubleFunction<EvaluationRow> figure) {
        return recordings().stream()
                .mapToDouble(recording -> rows.stream()
                        .filter(row -> row.protocol() == protocol
                                && row.label().equals(label)
                                && row.recording().equals(recording))
                        .mapToDouble(figure)
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }

    /** A figure's mean over recordings. */
    double mean(Protocol protocol, String label, ToDoubleFunction<EvaluationRow> figure) {
        return Arrays.stream(perRecording(protocol, label, figure)).average().orElse(Double.NaN);
    }

    /** The first contender against another over recordings. */
    WilcoxonSignedRank firstAgainst(Protocol protocol, String label) {
        return WilcoxonSignedRank.of(
                perRecording(protocol, labels().get(0), EvaluationRow::accuracy),
                perRecording(protocol, label, EvaluationRow::accuracy));
    }

    /** Three decimals. */
    static String share(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** A probability of a test. */
    static String probability(double value) {
        return value < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", value);
    }
}

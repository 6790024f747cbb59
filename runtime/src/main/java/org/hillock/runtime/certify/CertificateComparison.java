package org.hillock.runtime.certify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Two certificates beside each other.
 *
 * @param differences what makes them incomparable, one clause each; empty when the same was tested under the same conditions
 * @param facts what the machines are, by name
 * @param yardstickRatio the time of the yardstick in the second over that in the first: above 1, the second machine is slower
 * @param rows one a stage that both have, and the whole way to the receiver
 */
public record CertificateComparison(
        List<String> differences, Map<String, Pair> facts, double yardstickRatio, List<Row> rows) {
    private static final List<String> FACTS = List.of("processor", "JVM", "collector", "JVM options");
    private static final double LENGTHS_APART = 0.1;
    private static final String LOOP = "to the receiver";

    /** Copies the collections. */
    public CertificateComparison {
        differences = List.copyOf(differences);
        rows = List.copyOf(rows);
    }

    /** What the first and the second say. */
    public record Pair(String first, String second) {}

    /**
     * A stage at one percentile.
     *
     * @param stage its name
     * @param percentile its name, such as {@code p99.9}
     * @param firstMicros what the first took
     * @param secondMicros what the second took
     */
    public record Row(String stage, String percentile, double firstMicros, double secondMicros) {
        /** The second's time over the first's; not a number when the first took no time. */
        public double ratio() {
            return firstMicros == 0 ? Double.NaN : secondMicros / firstMicros;
        }
    }

    /** Compares two documents of the format {@value Certificate#FORMAT}. */
    public static CertificateComparison of(JsonNode first, JsonNode second) {
        Map<String, Pair> facts = new LinkedHashMap<>();
        for (String fact : FACTS) {
            facts.put(
                    fact,
                    new Pair(
                            first.path("machine").path(fact).asText(),
                            second.path("machine").path(fact).asText()));
        }
        double yardstick = second.path("conditions").path("yardstickMillis").asDouble()
                / first.path("conditions").path("yardstickMillis").asDouble();
        return new CertificateComparison(differences(first, second), facts, yardstick, rows(first, second));
    }

    private static List<String> differences(JsonNode first, JsonNode second) {
        List<String> found = new ArrayList<>();
        JsonNode one = first.path("conditions");
        JsonNode other = second.path("conditions");
        differing(found, "the session", one.path("sessionDigest"), other.path("sessionDigest"));
        differing(found, "the decoder", first.path("decoder"), second.path("decoder"));
        if (!found.isEmpty()) {
            // The same session's source is named by its port, which is another on another machine.
            differing(found, "the source", one.path("source"), other.path("source"));
        }
        differing(found, "the speed", one.path("speed"), other.path("speed"));
        differing(found, "the load", one.path("load"), other.path("load"));
        double seconds = one.path("seconds").asDouble();
        double otherSeconds = other.path("seconds").asDouble();
        if (Math.abs(seconds - otherSeconds) > LENGTHS_APART * Math.max(seconds, otherSeconds)) {
            found.add(String.format(Locale.ROOT, "the length: %.1f s, %.1f s", seconds, otherSeconds));
        }
        return found;
    }

    private static void differing(List<String> found, String what, JsonNode first, JsonNode second) {
        if (!first.equals(second)) {
            found.add(what + ": " + shown(first) + ", " + shown(second));
        }
    }

    private static String shown(JsonNode value) {
        return value.asText().isEmpty() ? "none" : value.asText();
    }

    private static List<Row> rows(JsonNode first, JsonNode second) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode stage : first.path("budget").path("stages")) {
            for (JsonNode other : second.path("budget").path("stages")) {
                if (stage.path("stage").equals(other.path("stage"))) {
                    String name = stage.path("stage").asText().toLowerCase(Locale.ROOT);
                    addRows(rows, name, stage, other);
                }
            }
        }
        addRows(rows, LOOP, first.path("loop"), second.path("loop"));
        return rows;
    }

    private static void addRows(List<Row> rows, String stage, JsonNode first, JsonNode second) {
        JsonNode percentiles = second.path("percentileMicros");
        first.path("percentileMicros").properties().stream()
                .filter(entry -> percentiles.has(entry.getKey()))
                .forEach(entry -> rows.add(new Row(
                        stage,
                        entry.getKey(),
                        entry.getValue().asDouble(),
                        percentiles.path(entry.getKey()).asDouble())));
    }
}

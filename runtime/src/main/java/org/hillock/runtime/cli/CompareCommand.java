package org.hillock.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.certify.Certificate;
import org.hillock.runtime.certify.CertificateComparison;
import org.hillock.runtime.certify.CertificateComparison.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hillock compare FIRST SECOND}. */
@Command(
        name = "compare",
        description = {
            "Put two latency certificates of 'hillock certify' beside each other, of two machines or of one before and after"
                    + " a change.",
            "A ratio above 1: the second took longer. Compute is also given as it would be if both machines were as fast as"
                    + " the yardstick says."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:they compare", "1:they were made under different conditions", "3:bad input"})
final class CompareCommand extends HillockCommand {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMPUTE = "compute";

    @Parameters(index = "0", paramLabel = "FIRST.json", description = "A certificate.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "SECOND.json", description = "Another one.")
    private Path second = Path.of("");

    @Option(names = "--json", description = "Print the comparison as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        CertificateComparison comparison = CertificateComparison.of(read(first), read(second));
        if (json) {
            printJson(tree(comparison));
        } else {
            print(comparison);
        }
        return comparison.differences().isEmpty() ? ExitCode.DONE : ExitCode.WORK_FAILED;
    }

    private static JsonNode read(Path file) {
        try {
            JsonNode tree = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
            String format = tree.path("format").asText();
            if (!format.equals(Certificate.FORMAT)) {
                throw HillockException.badInput(
                        file + " at $.format",
                        "'" + format + "'",
                        "'" + Certificate.FORMAT + "'",
                        "name the JSON file that 'hillock certify' writes beside its page");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw HillockException.badInput(
                    file + ": this is no JSON (" + e.getOriginalMessage()
                            + "); name the JSON file that 'hillock certify' writes beside its page.",
                    e);
        } catch (IOException e) {
            throw HillockException.badInput(
                    file + ": the certificate cannot be read (" + AcquisitionException.reason(e)
                            + "); check its path and rights.",
                    e);
        }
    }

    private static ObjectNode tree(CertificateComparison comparison) {
        ObjectNode tree = JSON.valueToTree(comparison);
        tree.withArray("rows").removeAll();
        for (Row row : comparison.rows()) {
            tree.withArray("rows").add(JSON.<ObjectNode>valueToTree(row).put("ratio", row.ratio()));
        }
        return tree;
    }

    private void print(CertificateComparison comparison) {
        comparison
                .facts()
                .forEach((name, pair) -> line(
                        "%-16s%s",
                        name,
                        pair.first() + (pair.first().equals(pair.second()) ? ", both" : "  |  " + pair.second())));
        line("%-16sthe second machine takes %.2f times as long", "yardstick", comparison.yardstickRatio());
        line("");
        line("%-16s%-8s%12s%12s%10s   (ms)", "stage", "", "first", "second", "ratio");
        for (Row row : comparison.rows()) {
            line(
                    "%-16s%-8s%12.3f%12.3f%10.2f%s",
                    row.stage(),
                    row.percentile(),
                    row.firstMicros() / 1e3,
                    row.secondMicros() / 1e3,
                    row.ratio(),
                    scaled(comparison, row));
        }
        if (!comparison.differences().isEmpty()) {
            line("");
            line("These do not compare: they differ in %s.", String.join("; in ", comparison.differences()));
        }
    }

    private static String scaled(CertificateComparison comparison, Row row) {
        return row.stage().equals(COMPUTE)
                ? String.format(Locale.ROOT, "   (%.2f by the yardstick)", row.ratio() / comparison.yardstickRatio())
                : "";
    }

    private void line(String format, Object... values) {
        out().println(String.format(Locale.ROOT, format, values));
    }
}

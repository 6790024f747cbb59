package org.hillock.acquisition.file.csv;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFormat;

/**
 * Tables of numbers. Recognised by a description beside the file, by the Muse's row of names, or by the endings {@code
 * .csv} and {@code .tsv}; such a file without a description is refused with the way to write one.
 */
public final class CsvFormat implements RecordingFormat {
    private static final List<String> ENDINGS = List.of(".csv", ".tsv");
    private static final String SHARED_DESCRIPTION = "columns.json";

    /** Made by {@link java.util.ServiceLoader}. */
    public CsvFormat() {}

    @Override
    public String name() {
        return "CSV with a description of its columns";
    }

    @Override
    public boolean recognises(Path file, byte[] head) {
        return hasTableEnding(file)
                || description(file).isPresent()
                || MuseLayout.describe(firstLine(new String(head, StandardCharsets.UTF_8)))
                        .isPresent();
    }

    @Override
    public Recording open(Path file) {
        return CsvRecording.open(file, description(file));
    }

    private static boolean hasTableEnding(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** {@code run.csv.json} for {@code run.csv}, else {@code columns.json} beside a file with a table's ending. */
    private static Optional<Path> description(Path file) {
        Path own = file.resolveSibling(file.getFileName() + ".json");
        Path shared = file.resolveSibling(SHARED_DESCRIPTION);
        if (Files.isRegularFile(own)) {
            return Optional.of(own);
        }
        return hasTableEnding(file) && Files.isRegularFile(shared) ? Optional.of(shared) : Optional.empty();
    }

    /** The names of a first line that commas separate. */
    static List<String> firstLine(String text) {
        String line = text.lines().findFirst().orElse("").replace("\ufeff", "");
        return Stream.of(line.split(",", -1)).map(String::strip).toList();
    }
}

package org.hillock.acquisition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the real recordings, which never lie in the repository: in the directory that {@code HILLOCK_DATA} names, else
 * in {@code shared/data} beside the working directory or one of its parents.
 */
public final class TestData {
    private static final String VARIABLE = "HILLOCK_DATA";

    private TestData() {}

    /** The directory of the recordings, where there is one. */
    public static Optional<Path> directory() {
        String named = System.getenv(VARIABLE);
        if (named != null && !named.isBlank()) {
            Path directory = Path.of(named);
            return Files.isDirectory(directory) ? Optional.of(directory) : Optional.empty();
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path directory = at.resolve("shared").resolve("data");
            if (Files.isDirectory(directory)) {
                return Optional.of(directory);
            }
        }
        return Optional.empty();
    }

    /** A recording or a directory of recordings; skips the test, and says so on standard error, when it is absent. */
    public static Path require(String relative) {
        Optional<Path> found = directory().map(directory -> directory.resolve(relative));
        if (found.isEmpty() || !Files.exists(found.get())) {
            String sentence = "SKIPPED: this test needs the recording " + relative
                    + ", which is neither in the directory that " + VARIABLE + " names nor in ../shared/data.";
            System.err.println(sentence);
            Assumptions.abort(sentence);
        }
        return found.orElseThrow();
    }
}

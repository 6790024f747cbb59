package org.hillock.acquisition.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * One directory a test run for generated files, removed at its end; for suites that cannot be handed one. It lies in memory
 * where the system offers that: thousands of small files are written, read and removed again in a blink there.
 */
public final class Scratch {
    private static final Path IN_MEMORY = Path.of("/dev/shm");
    private static final Path DIRECTORY = make();

    private Scratch() {}

    /** The directory. */
    public static Path directory() {
        return DIRECTORY;
    }

    private static Path make() {
        try {
            Path directory = Files.isWritable(IN_MEMORY)
                    ? Files.createTempDirectory(IN_MEMORY, "hillock-recordings")
                    : Files.createTempDirectory("hillock-recordings");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(Scratch::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

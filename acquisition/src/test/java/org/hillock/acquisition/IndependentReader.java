package org.hillock.acquisition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A second opinion: a Python script on the class path that reads the same files with a library of others and prints what
 * it found as JSON.
 *
 * <p>A test that asks for it is skipped, and says so on standard error, where no Python with the library is found.
 * {@link SignalDigest#assertMatches} compares; its comment tells the layout of the JSON.
 */
public final class IndependentReader {
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");
    private static final long PATIENCE_SECONDS = 600;

    private IndependentReader() {}

    /**
     * Runs a script.
     *
     * @param module the Python module that it needs, {@code "mne"}
     * @param script its place on the class path
     * @param files its arguments
     * @return what it printed; an array with an element a file
     */
    public static JsonNode read(String module, String script, List<Path> files) {
        Optional<String> python = PYTHONS.stream().filter(p -> has(p, module)).findFirst();
        if (python.isEmpty()) {
            String sentence = "SKIPPED: this test compares with the Python module " + module
                    + ", and no python3 that has it was found.";
            System.err.println(sentence);
            Assumptions.abort(sentence);
        }
        try {
            return run(python.orElseThrow(), script, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean has(String python, String module) {
        try {
            Process process = new ProcessBuilder(
                            python,
                            "-c",
                            "import importlib.util as u, sys; sys.exit(not u.find_spec('" + module + "'))")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static JsonNode run(String python, String script, List<Path> files)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("independent");
        Path code = folder.resolve("script.py");
        Path printed = folder.resolve("printed.json");
        Path errors = folder.resolve("errors.txt");
        try (InputStream in = IndependentReader.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalArgumentException("no script " + script + " on the class path");
            }
            Files.copy(in, code);
        }
        List<String> command = new ArrayList<>(List.of(python, code.toString()));
        files.forEach(file -> command.add(file.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(printed.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(script + " did not end within " + PATIENCE_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(script + " failed: " + Files.readString(errors));
            }
            return new ObjectMapper().readTree(printed.toFile());
        } finally {
            Files.deleteIfExists(code);
            Files.deleteIfExists(printed);
            Files.deleteIfExists(errors);
            Files.deleteIfExists(folder);
        }
    }
}

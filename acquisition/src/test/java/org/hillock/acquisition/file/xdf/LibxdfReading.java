package org.hillock.acquisition.file.xdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** What libxdf reads of a file, line by line as {@code libxdf_facts.cpp} prints it; skipped loudly without compiler or library. */
final class LibxdfReading {
    private static final String SOURCE = "libxdf_facts.cpp";
    private static final long PATIENCE_SECONDS = 120;

    private LibxdfReading() {}

    /** Compiled once; empty when that did not work. */
    private static @Nullable Optional<Path> program;

    static List<String> of(Path file, Path folder) throws IOException, InterruptedException {
        Optional<Path> compiled = program();
        if (compiled.isEmpty()) {
            String sentence =
                    "SKIPPED: g++ with libxdf (Debian package libxdf-dev) is not here, so libxdf did not read a"
                            + " recording of ours.";
            System.err.println(sentence);
            Assumptions.abort(sentence);
        }
        Path out = folder.resolve("out");
        int exitCode = run(List.of(compiled.get().toString(), file.toString()), out, folder);
        if (exitCode != 0) {
            throw new AssertionError("libxdf refused " + file);
        }
        return Files.readString(out, StandardCharsets.UTF_8).lines().toList();
    }

    private static synchronized Optional<Path> program() throws IOException, InterruptedException {
        Optional<Path> known = program;
        if (known == null) {
            Path folder = vanishing(Files.createTempDirectory("libxdf"));
            Path made = vanishing(folder.resolve("libxdf_facts"));
            Path source = vanishing(folder.resolve(SOURCE));
            vanishing(folder.resolve("compiler"));
            vanishing(folder.resolve("err"));
            try (InputStream in = LibxdfReading.class.getResourceAsStream(SOURCE)) {
                Files.write(source, in.readAllBytes());
            }
            known = compiles(source, made, folder) ? Optional.of(made) : Optional.empty();
            program = known;
        }
        return known;
    }

    private static Path vanishing(Path path) {
        path.toFile().deleteOnExit();
        return path;
    }

    private static boolean compiles(Path source, Path program, Path folder) throws InterruptedException {
        try {
            List<String> line = List.of("g++", "-o", program.toString(), source.toString(), "-lxdf");
            return run(line, folder.resolve("compiler"), folder) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int run(List<String> line, Path out, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(line.get(0) + " did not end within " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue();
    }
}

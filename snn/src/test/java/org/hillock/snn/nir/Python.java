package org.hillock.snn.nir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs the script beside these tests where Python has h5py. */
final class Python {
    private static final List<String> PLACES = List.of("/usr/bin/python3", "python3");

    private Python() {}

    /** Finds a Python with h5py, or skips the test with the reason. */
    static String withH5py(Path folder) throws IOException, InterruptedException {
        for (String place : PLACES) {
            if (exitCode(folder, place, "-c", "import h5py") == 0) {
                return place;
            }
        }
        String reason = "SKIPPED: no python3 with h5py was found; install python3-h5py to check NIR files with it.";
        System.err.println(reason);
        Assumptions.abort(reason);
        return "";
    }

    /** Runs the script and returns what it printed. */
    static String hdf5(Path folder, String python, String command, Path file) throws IOException, InterruptedException {
        Path script = folder.resolve("hdf5.py");
        try (InputStream in = Python.class.getResourceAsStream("hdf5.py")) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        int code = exitCode(folder, python, script.toString(), command, file.toString());
        assertThat(code).as(Files.readString(folder.resolve("err"))).isZero();
        return Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
    }

    private static int exitCode(Path folder, String... line) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(line)
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (IOException e) {
            return -1;
        }
    }
}

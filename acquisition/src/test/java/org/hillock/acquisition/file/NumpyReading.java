package org.hillock.acquisition.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Assumptions;

/** Compares a recording with what a Python script of its own reads from the same file; see read_text_recordings.py. */
public final class NumpyReading {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String SCRIPT = "read_text_recordings.py";

    /** A few files of some 100 MB of values at a time; each process takes its time to load numpy and scipy. */
    private static final int FILES_A_PROCESS = 24;

    private NumpyReading() {}

    /** Asserts of each file that streams, rates, labels, times, markers and every bit of every sample are the same. */
    public static void assertSame(String reader, List<Path> files, Path scratch)
            throws IOException, InterruptedException {
        for (int from = 0; from < files.size(); from += FILES_A_PROCESS) {
            List<Path> some = files.subList(from, Math.min(files.size(), from + FILES_A_PROCESS));
            List<Path> outs = read(reader, some, scratch);
            for (int i = 0; i < some.size(); i++) {
                assertSame(some.get(i), outs.get(i));
            }
        }
    }

    private static void assertSame(Path file, Path out) throws IOException {
        Collected collected = Collected.of(file);
        assertThat(collected.failure()).as("%s", file).isEmpty();
        List<String> lines = Files.readAllLines(out.resolve("streams.txt"));
        List<String> ours = collected.streams().stream()
                .filter(stream -> !stream.carriesMarkers())
                .map(NumpyReading::line)
                .toList();
        assertThat(ours).as("streams of %s", file).isEqualTo(lines);
        for (String line : lines) {
            String id = line.substring(0, line.indexOf('\t'));
            assertThat(collected.track(id).times())
                    .as("times of %s in %s", id, file)
                    .isEqualTo(longs(out.resolve(id + ".i64")));
            assertThat(collected.track(id).samples())
                    .as("samples of %s in %s", id, file)
                    .isEqualTo(floats(out.resolve(id + ".f32")));
        }
        assertThat(collected.markers().stream()
                        .map(m -> m.streamId() + "\t" + m.timeNanos() + "\t" + m.label())
                        .toList())
                .as("markers of %s", file)
                .isEqualTo(Files.readAllLines(out.resolve("markers.txt")));
    }

    private static String line(StreamInfo stream) {
        return stream.id() + "\t" + stream.nominalRateHz() + "\t"
                + String.join("\t", stream.montage().labels());
    }

    private static List<Path> read(String reader, List<Path> files, Path scratch)
            throws IOException, InterruptedException {
        requirePython();
        Path script = scratch.resolve(SCRIPT);
        try (InputStream in = NumpyReading.class.getResourceAsStream(SCRIPT)) {
            assertThat(in).isNotNull();
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> arguments = new ArrayList<>(List.of(script.toString(), reader));
        List<Path> outs = new ArrayList<>();
        for (Path file : files) {
            Path out = Files.createTempDirectory(scratch, "numpy");
            outs.add(out);
            arguments.add(file.toString());
            arguments.add(out.toString());
        }
        Process process = start(arguments.toArray(new String[0]));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the script ended").isTrue();
        assertThat(process.exitValue()).as("%s", said).isZero();
        return outs;
    }

    private static void requirePython() {
        if (!Python.IS_THERE) {
            String sentence = "SKIPPED: the comparison needs " + PYTHON + " with numpy and scipy (python3-scipy).";
            System.err.println(sentence);
            Assumptions.abort(sentence);
        }
    }

    /** Asked once a run. */
    private static final class Python {
        static final boolean IS_THERE = isThere();

        private static boolean isThere() {
            try {
                return Files.isExecutable(Path.of(PYTHON))
                        && start("-c", "import numpy, scipy").waitFor() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static float[] floats(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    private static long[] longs(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        long[] values = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(values);
        return values;
    }
}

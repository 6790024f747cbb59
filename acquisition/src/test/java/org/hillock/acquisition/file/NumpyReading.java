package org.hillock.acquisition.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Assumptions;

/** Compares a recording with what a Python script of its own reads from the same file; see read_text_recordings.py. */
public final class NumpyReading {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String SCRIPT = "read_text_recordings.py";

    private NumpyReading() {}

    /** Asserts that streams, rates, labels, times, markers and every bit of every sample are the same. */
    public static void assertSame(String reader, Path file, Path scratch) throws IOException, InterruptedException {
        Path out = Files.createTempDirectory(scratch, "numpy");
        run(reader, file, out);
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

    private static void run(String reader, Path file, Path out) throws IOException, InterruptedException {
        Path script = out.resolve(SCRIPT);
        try (InputStream in = NumpyReading.class.getResourceAsStream(SCRIPT)) {
            assertThat(in).isNotNull();
            Files.copy(in, script);
        }
        if (!Files.isExecutable(Path.of(PYTHON))
                || start("-c", "import numpy, scipy").waitFor() != 0) {
            String sentence = "SKIPPED: the comparison needs " + PYTHON + " with numpy and scipy (python3-scipy).";
            System.err.println(sentence);
            Assumptions.abort(sentence);
        }
        Process process = start(script.toString(), reader, file.toString(), out.toString());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the script ended").isTrue();
        assertThat(process.exitValue()).as("%s", said).isZero();
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

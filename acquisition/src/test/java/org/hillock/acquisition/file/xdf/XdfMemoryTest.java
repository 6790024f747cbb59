package org.hillock.acquisition.file.xdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reading costs in memory. */
class XdfMemoryTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Path directory;

    XdfMemoryTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void streamsAFileOf60MegabytesThroughLessThan4() throws IOException {
        Path file = directory.resolve("large.xdf");
        int channels = 64;
        int framesPerChunk = 50;
        int chunks = 4600;
        write(file, channels, framesPerChunk, chunks);
        assertThat(Files.size(file)).isGreaterThan(60_000_000L);
        Path small = directory.resolve("small.xdf");
        write(small, channels, framesPerChunk, 1);
        // The JVM loads what it needs for any file, more or less of it by version.
        frames(small);

        long before = allocated();
        long frames = frames(file);
        long used = allocated() - before;

        assertThat(frames).isEqualTo((long) framesPerChunk * chunks);
        assertThat(used).as("bytes allocated in all").isLessThan(4_000_000L);
    }

    @Test
    void allocatesNothingPerFrameOrChunkOnceWarm() throws IOException {
        Path file = directory.resolve("warm.xdf");
        write(file, 8, 25, 24_000);
        XdfSettings settings = XdfSettings.defaults();
        Survey survey = Survey.of(file);
        List<Timeline> timelines = Timelines.of(file, survey, settings);
        var infos = new XdfFormat().open(file).streams();
        try (XdfEvents events = new XdfEvents(file, survey, timelines, infos, settings)) {
            for (int i = 0; i < 20_000; i++) {
                release(events.next());
            }
            long before = allocated();
            int frames = 0;
            for (int i = 0; i < 3_000; i++) {
                frames += release(events.next());
            }
            long used = allocated() - before;

            assertThat(frames).isEqualTo(75_000);
            assertThat(used).as("bytes allocated for %d frames", frames).isZero();
        }
    }

    private static long frames(Path file) {
        long[] seen = new long[1];
        try (Recording recording = new XdfFormat().open(file)) {
            recording.events().doOnNext(event -> seen[0] += release(event)).blockLast();
        }
        return seen[0];
    }

    private static int release(@Nullable StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            int frames = chunk.frameCount();
            chunk.release();
            return frames;
        }
        return 0;
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static void write(Path file, int channels, int framesPerChunk, int chunks) throws IOException {
        float[] values = new float[channels];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(XdfBytes.file()
                    .streamHeader(1, "s", "float32", channels, 500, "")
                    .bytes());
            for (int k = 0; k < chunks; k++) {
                byte[][] samples = new byte[framesPerChunk][];
                for (int f = 0; f < framesPerChunk; f++) {
                    values[f % channels] = k + f;
                    samples[f] = XdfBytes.floats((k * (double) framesPerChunk + f) / 500, values);
                }
                out.write(new XdfBytes().samples(1, samples).bytes());
            }
        }
    }
}

package org.hillock.acquisition.file.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.hillock.acquisition.file.Collected;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/**
 * Once warm, reading allocates nothing per sample, line or chunk. Half of a file of 60,000 frames without markers is read
 * for warming, then the bytes that the thread allocates are counted while the other half is read.
 */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int FRAMES = 60_000;

    @Test
    void readsBci2000WithoutAllocating(@TempDir Path directory) throws IOException {
        String header = """
                HeaderLen= ##### SourceCh= 8 StatevectorLen= 2
                [ State Vector Definition ]
                SourceTime 16 0 0 0
                [ Parameter Definition ]
                Source int SamplingRate= 250 // rate

                """;
        byte[] text =
                header.replace("#####", String.format("%5d", header.length())).getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(text, text.length + FRAMES * 18);
        for (int i = text.length; i < all.length; i++) {
            all[i] = (byte) ((i * 31) >> 3);
        }
        assertSecondHalfAllocatesNothing(Files.write(directory.resolve("run.dat"), all));
    }

    @Test
    void readsOpenBciTextWithoutAllocating(@TempDir Path directory) throws IOException {
        StringBuilder text = new StringBuilder("""
                %OpenBCI Raw EXG Data
                %Sample Rate = 250 Hz
                Sample Index, EXG Channel 0, EXG Channel 1, Accel Channel 0, Timestamp, Marker Channel, Timestamp (Formatted)
                """);
        for (int f = 0; f < FRAMES; f++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d, %.2f, %.4f, -0.02, %d, 0, 12:00:00.000%n",
                    f % 256,
                    f * 1.25 - 9999,
                    -f / 3.0,
                    1_557_936_000_000L + f * 4L));
        }
        assertSecondHalfAllocatesNothing(Files.writeString(directory.resolve("run.txt"), text));
    }

    @Test
    void readsTablesWithoutAllocating(@TempDir Path directory) throws IOException {
        StringBuilder text = new StringBuilder("timestamps,TP9,AF7,AF8,TP10,Right AUX,Marker0\n");
        for (int f = 0; f < FRAMES; f++) {
            text.append(String.format(
                    Locale.ROOT, "%.3f,%.3f,-1.25,2e1,,nan,0%n", 1_486_223_115.483 + f / 256.0, f / 7.0 - 999));
        }
        assertSecondHalfAllocatesNothing(Files.writeString(directory.resolve("run.csv"), text));
    }

    private static void assertSecondHalfAllocatesNothing(Path file) {
        assertThat(Collected.of(file).failure()).isEmpty();
        try (Recording recording = Recordings.open(file)) {
            Measuring measuring = new Measuring();
            recording.events().subscribe(measuring);
            int chunks = 2 * FRAMES / 25;
            measuring.pull(chunks / 4);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            measuring.pull(500);
            long between = THREADS.getCurrentThreadAllocatedBytes();
            measuring.pull(500);
            long after = THREADS.getCurrentThreadAllocatedBytes();
            assertThat(measuring.chunks).isEqualTo(chunks / 4 + 1000);
            assertThat(Math.min(between - before, after - between))
                    .as("bytes for 500 chunks of %s", file.getFileName())
                    .isZero();
        }
    }

    private static final class Measuring extends BaseSubscriber<StreamEvent> {
        private int chunks;

        void pull(int events) {
            for (int i = 0; i < events; i++) {
                request(1);
            }
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // The test asks for events one by one.
        }

        @Override
        protected void hookOnNext(StreamEvent event) {
            if (event instanceof SampleChunk chunk) {
                chunk.release();
                chunks++;
            }
        }

        @Override
        protected void hookOnError(Throwable throwable) {
            throw new UncheckedIOException(new IOException(throwable));
        }
    }
}

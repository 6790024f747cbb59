package org.hillock.acquisition.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.SampleChunk;

/** The one thing that a reader may do with a damaged file: read it to an end or refuse it in a sentence. */
public final class ReadsOrRefuses {
    private static final long MOST_EVENTS = 1_000_000;
    private static final long MOST_BYTES = 256L << 20;

    private ReadsOrRefuses() {}

    /**
     * Reads a file of at most some megabytes.
     *
     * @return whether it was read to its end
     */
    public static boolean check(Path file) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        boolean read = read(file);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated for %s", file)
                .isLessThan(MOST_BYTES);
        return read;
    }

    private static boolean read(Path file) {
        long[] events = new long[1];
        try (Recording recording = Recordings.open(file)) {
            assertThat(recording.streams()).isNotEmpty();
            recording
                    .events()
                    .take(MOST_EVENTS)
                    .doOnNext(event -> {
                        events[0]++;
                        if (event instanceof SampleChunk chunk) {
                            chunk.release();
                        }
                    })
                    .blockLast();
            assertThat(events[0]).as("events of %s", file).isLessThan(MOST_EVENTS);
            return true;
        } catch (AcquisitionException refusal) {
            assertThat(refusal.getMessage())
                    .hasSizeBetween(20, 1000)
                    .endsWith(".")
                    .doesNotContain("\n", "null")
                    .doesNotContain("Exception");
            return false;
        }
    }
}

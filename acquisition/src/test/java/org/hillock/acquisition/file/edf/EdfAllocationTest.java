package org.hillock.acquisition.file.edf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.hillock.acquisition.file.EventCursor;
import org.hillock.acquisition.file.FileBytes;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reading allocates nothing once it runs, as long as no marker comes.
 *
 * <p>The least of several rounds counts: the virtual machine itself may allocate once in one of them, a loop that
 * allocates does so in all.
 */
class EdfAllocationTest {
    private static final int WARM_UP = 30_000;
    private static final int ROUNDS = 5;
    private static final int MEASURED = 3_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void allocatesNothingForChunksOfSmallRecords() {
        assertThat(allocated(EdfFile.edf().records(5000, "1").signal("C3", "uV", 100, i -> i % 1000)))
                .isZero();
    }

    @Test
    void allocatesNothingForChunksOfStatusAndSeveralRates() {
        String[] status = {"-8388608", "8388607", "-8388608", "8388607"};
        assertThat(allocated(EdfFile.bdf()
                        .records(3000, "1")
                        .signal("C3", "uV", 100, i -> i % 1000)
                        .signal("Resp", "", 10, i -> i)
                        .signal("Status", "Boolean", status, 100, i -> 0)))
                .isZero();
    }

    @Test
    void allocatesNothingForSlicesOfAHugeRecord() {
        assertThat(allocated(EdfFile.edf().records(1, "50000").signal("C3", "uV", 5_000_000, i -> i % 1000)))
                .isZero();
    }

    private long allocated(EdfFile file) {
        Path path = file.write(folder, "test.edf");
        EdfHeader header;
        EdfExtent extent;
        try (FileBytes bytes = FileBytes.open(path)) {
            header = EdfHeaderReader.read(path, bytes);
            extent = EdfExtent.of(header, bytes.size());
        }
        List<EdfStream> streams = EdfStream.of(header);
        EdfPlan plan = new EdfPlan(header, extent.records(), 0, streams, RecordSlices.of(header, streams));
        try (EventCursor cursor = new EdfCursor(plan)) {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            drain(cursor, WARM_UP);
            long least = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                drain(cursor, MEASURED);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            return least;
        }
    }

    private static void drain(EventCursor cursor, int events) {
        for (int i = 0; i < events; i++) {
            @Nullable StreamEvent event = cursor.next();
            if (!(event instanceof SampleChunk chunk)) {
                throw new IllegalStateException("not a chunk: " + event);
            }
            chunk.release();
        }
    }
}

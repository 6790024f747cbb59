package org.hillock.tests.benchmark.soak;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.runtime.pipeline.SessionTap;

/**
 * What the decoding thread allocates from one event to the next. Called on that thread before each event; the counts may be
 * read by any thread.
 */
final class ChunkBooks implements SessionTap {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong markers = new AtomicLong();
    private final AtomicLong chunks = new AtomicLong();
    private final AtomicLong chunksThatAllocated = new AtomicLong();
    private final AtomicLong bytesOfChunks = new AtomicLong();
    private final AtomicLong bytesOfOthers = new AtomicLong();
    private long bytesBefore = -1;
    private boolean lastWasChunk;

    @Override
    public void part(SignalSource source) {
        bytesBefore = -1;
    }

    @Override
    public void event(StreamEvent event) {
        long bytes = threads.getCurrentThreadAllocatedBytes();
        if (bytesBefore >= 0) {
            note(bytes - bytesBefore);
        }
        events.incrementAndGet();
        lastWasChunk = event instanceof SampleChunk;
        if (event instanceof Marker) {
            markers.incrementAndGet();
        }
        bytesBefore = threads.getCurrentThreadAllocatedBytes();
    }

    private void note(long bytes) {
        if (!lastWasChunk) {
            bytesOfOthers.addAndGet(bytes);
            return;
        }
        chunks.incrementAndGet();
        if (bytes > 0) {
            chunksThatAllocated.incrementAndGet();
            bytesOfChunks.addAndGet(bytes);
        }
    }

    /**
     * The counts at one moment.
     *
     * @param events of any kind
     * @param markers among them
     * @param chunks of samples among them
     * @param chunksThatAllocated those that cost the decoding thread a byte
     * @param bytesOfChunks what these cost
     * @param bytesOfOthers what markers and the like cost
     */
    record Counts(
            long events, long markers, long chunks, long chunksThatAllocated, long bytesOfChunks, long bytesOfOthers) {
        Counts since(Counts before) {
            return new Counts(
                    events - before.events,
                    markers - before.markers,
                    chunks - before.chunks,
                    chunksThatAllocated - before.chunksThatAllocated,
                    bytesOfChunks - before.bytesOfChunks,
                    bytesOfOthers - before.bytesOfOthers);
        }
    }

    Counts counts() {
        return new Counts(
                events.get(),
                markers.get(),
                chunks.get(),
                chunksThatAllocated.get(),
                bytesOfChunks.get(),
                bytesOfOthers.get());
    }
}

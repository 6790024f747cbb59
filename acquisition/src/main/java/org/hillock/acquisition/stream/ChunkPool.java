package org.hillock.acquisition.stream;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Chunks of one stream that are used again and again, so that a running source allocates nothing.
 *
 * <p>Bounded: when every pooled chunk is in use, {@link #take()} makes a fresh one and counts it in {@link #overruns()}
 * instead of blocking a driver's thread. Thread-safe.
 */
public final class ChunkPool {
    private final StreamInfo stream;
    private final int framesPerChunk;
    private final @Nullable SampleChunk[] idle;
    private int idleChunks;
    private final AtomicLong overruns = new AtomicLong();

    /** Makes {@code chunks} chunks of {@code framesPerChunk} frames each at once. */
    public ChunkPool(StreamInfo stream, int framesPerChunk, int chunks) {
        this.stream = stream;
        this.framesPerChunk = framesPerChunk;
        this.idle = new @Nullable SampleChunk[chunks];
        for (int i = 0; i < chunks; i++) {
            idle[i] = fresh();
        }
        this.idleChunks = chunks;
    }

    /** An empty chunk with one holder, the caller. */
    public SampleChunk take() {
        SampleChunk chunk = takeIdle();
        if (chunk == null) {
            overruns.incrementAndGet();
            return fresh();
        }
        chunk.reuse();
        return chunk;
    }

    /** The one used last, which the caches still know. A monitor, since the locks of java.util.concurrent allocate when two meet. */
    private synchronized @Nullable SampleChunk takeIdle() {
        if (idleChunks == 0) {
            return null;
        }
        idleChunks--;
        SampleChunk chunk = idle[idleChunks];
        idle[idleChunks] = null;
        return chunk;
    }

    /** How many chunks had to be made because all were in use. */
    public long overruns() {
        return overruns.get();
    }

    /** How many chunks lie ready. */
    public synchronized int idleCount() {
        return idleChunks;
    }

    private SampleChunk fresh() {
        return new SampleChunk(
                stream, new float[framesPerChunk * stream.channelCount()], new long[framesPerChunk], this::giveBack);
    }

    /** A chunk that was made during an overrun finds no place and is left to the garbage collector. */
    private synchronized void giveBack(SampleChunk chunk) {
        if (idleChunks < idle.length) {
            idle[idleChunks++] = chunk;
        }
    }
}

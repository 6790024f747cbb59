package org.hillock.acquisition.file.step;

import java.util.Queue;
import org.hillock.acquisition.stream.ChunkPool;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;

/**
 * Fills pooled chunks of one stream frame by frame. The data plane of every reader: {@link #samples()}, {@link
 * #offset()} and {@link #commit} allocate nothing.
 */
public final class ChunkAssembler {
    private static final int POOLED_CHUNKS = 16;
    private static final double CHUNK_SECONDS = 0.1;
    private static final int MOST_VALUES = 1 << 18;
    private static final int IRREGULAR_CHUNK_FRAMES = 16;

    private final ChunkPool pool;
    private final int channelCount;
    private SampleChunk chunk;
    private int frames;
    private long arrivalNanos;

    /** Chunks of about a tenth of a second at the stream's nominal rate. */
    public ChunkAssembler(StreamInfo stream) {
        this.channelCount = stream.channelCount();
        this.pool = new ChunkPool(stream, chunkFrames(stream.nominalRateHz(), channelCount), POOLED_CHUNKS);
        this.chunk = pool.take();
    }

    /** Frames of a tenth of a second, at least one; 16 for an irregular stream; fewer when frames are very wide. */
    static int chunkFrames(double rateHz, int channelCount) {
        double wanted = rateHz == 0 ? IRREGULAR_CHUNK_FRAMES : rateHz * CHUNK_SECONDS;
        return (int) Math.max(1, Math.min(wanted, (double) MOST_VALUES / channelCount));
    }

    /** The values of the chunk under way; write one frame from {@link #offset()} on, then {@link #commit}. */
    public float[] samples() {
        return chunk.samples();
    }

    /** Where the next frame's first value goes. */
    public int offset() {
        return frames * channelCount;
    }

    /** Ends the frame that was written; call only when not {@link #isFull()}. */
    public void commit(long timeNanos, long frameArrivalNanos) {
        chunk.frameNanos()[frames] = timeNanos;
        arrivalNanos = frameArrivalNanos;
        frames++;
    }

    /** Whether the chunk under way must be handed over before the next frame. */
    public boolean isFull() {
        return frames == chunk.capacityFrames();
    }

    /** Whether frames wait in the chunk under way. */
    public boolean isEmpty() {
        return frames == 0;
    }

    /** Hands the chunk under way over, if it has frames, and takes a new one. */
    public void flush(Queue<StreamEvent> out) {
        if (frames > 0) {
            chunk.fill(frames, arrivalNanos);
            out.add(chunk);
            chunk = pool.take();
            frames = 0;
        }
    }
}

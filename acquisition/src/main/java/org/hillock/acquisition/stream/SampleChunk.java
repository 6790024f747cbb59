package org.hillock.acquisition.stream;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Some consecutive frames of one stream: frame-major float32 in the unit of each channel (microvolts for EEG).
 *
 * <p>Value {@code c} of frame {@code f} is {@code samples()[f * channelCount() + c]}. Each frame has its own time stamp.
 *
 * <p><b>Ownership.</b> A chunk from a {@link ChunkPool} belongs to the stage that holds it until that stage hands it on
 * or calls {@link #release()}. A stage that keeps it longer calls {@link #retain()} first; the last release gives the
 * arrays back to the pool, after which nobody may read them. Chunks made by {@link #of} have no pool and may be kept
 * freely. A chunk is written by one thread and then handed over; conditioning writes in place.
 */
public final class SampleChunk implements StreamEvent {
    private final StreamInfo stream;
    private final int channelCount;
    private final float[] samples;
    private final long[] frameNanos;
    private final ChunkReturn home;
    private final AtomicInteger holders = new AtomicInteger(1);
    private int frameCount;
    private long arrivalNanos;

    SampleChunk(StreamInfo stream, float[] samples, long[] frameNanos, ChunkReturn home) {
        this.stream = stream;
        this.channelCount = stream.channelCount();
        this.samples = samples;
        this.frameNanos = frameNanos;
        this.home = home;
    }

    /**
     * Wraps arrays as a chunk that no pool owns.
     *
     * @param samples frames x channels values, frame-major; not copied
     * @param frameNanos one session time a frame; its length is the number of frames; not copied
     * @param arrivalNanos when the last frame reached this process
     */
    public static SampleChunk of(StreamInfo stream, float[] samples, long[] frameNanos, long arrivalNanos) {
        if (samples.length != frameNanos.length * stream.channelCount()) {
            throw new IllegalArgumentException(samples.length + " values do not make " + frameNanos.length
                    + " frames of " + stream.channelCount() + " channels");
        }
        SampleChunk chunk = new SampleChunk(stream, samples, frameNanos, ChunkReturn.NOWHERE);
        chunk.fill(frameNanos.length, arrivalNanos);
        return chunk;
    }

    /** Declares how much of the arrays is valid; called by the writer before it hands the chunk on. */
    public void fill(int frames, long arrivesNanos) {
        if (frames < 0 || frames > frameNanos.length) {
            throw new IllegalArgumentException(frames + " frames do not fit a chunk of " + frameNanos.length);
        }
        this.frameCount = frames;
        this.arrivalNanos = arrivesNanos;
    }

    /** The stream that it belongs to. */
    public StreamInfo stream() {
        return stream;
    }

    @Override
    public String streamId() {
        return stream.id();
    }

    @Override
    public long arrivalNanos() {
        return arrivalNanos;
    }

    /** Values a frame. */
    public int channelCount() {
        return channelCount;
    }

    /** Valid frames. */
    public int frameCount() {
        return frameCount;
    }

    /** How many frames the arrays can hold. */
    public int capacityFrames() {
        return frameNanos.length;
    }

    /** The values, frame-major; only the first {@code frameCount() * channelCount()} are valid. Not a copy. */
    public float[] samples() {
        return samples;
    }

    /** One session time a frame; only the first {@code frameCount()} are valid. Not a copy. */
    public long[] frameNanos() {
        return frameNanos;
    }

    /** One value, for tests and tools; hot loops index {@link #samples()}. */
    public float sample(int frame, int channel) {
        return samples[frame * channelCount + channel];
    }

    /** Adds a holder and returns this chunk. */
    public SampleChunk retain() {
        int before = holders.getAndIncrement();
        if (before <= 0) {
            throw new IllegalStateException(
                    "a chunk of stream " + stream.id() + " was retained after its last release");
        }
        return this;
    }

    /** Removes a holder; the last one gives the arrays back. */
    public void release() {
        int left = holders.decrementAndGet();
        if (left < 0) {
            throw new IllegalStateException("a chunk of stream " + stream.id() + " was released more often than held");
        }
        if (left == 0) {
            home.giveBack(this);
        }
    }

    void reuse() {
        holders.set(1);
        frameCount = 0;
    }

    /** Where the last holder's release goes. */
    @FunctionalInterface
    interface ChunkReturn {
        ChunkReturn NOWHERE = chunk -> {};

        void giveBack(SampleChunk chunk);
    }

    @Override
    public String toString() {
        return "SampleChunk[" + stream.id() + ", " + frameCount + " x " + channelCount + "]";
    }
}

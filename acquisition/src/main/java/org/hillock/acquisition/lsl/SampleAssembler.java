package org.hillock.acquisition.lsl;

import java.io.IOException;
import org.hillock.acquisition.live.EventQueue;
import org.hillock.acquisition.stream.ChunkPool;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamInfo;
import org.jspecify.annotations.Nullable;

/**
 * Makes chunks and markers of samples as they come. A chunk is handed on when it is full or nothing more lies in memory.
 * Once the pool is warm, a sample of numbers allocates nothing.
 *
 * <p>A chunk's arrival is when it was read, if the read had to wait for it. If it lay ready, it may have come at any time since the
 * chunk before was handed on, and that earliest time is told: what the subscriber takes of this thread's time is never hidden.
 */
final class SampleAssembler {
    private static final int FRAMES = 128;
    private static final int VALUES = 1 << 16;
    private static final int CHUNKS = 16;
    private static final long RESET_NANOS = 1_000_000_000L;

    private final StreamInfo stream;
    private final SessionClock clock;
    private final StampProcessor stamps;
    private final EventQueue queue;
    private final ChunkPool pool;
    private final int frames;
    private final String[] texts;
    private @Nullable SampleChunk chunk;
    private int filled;
    private int resetFrom;
    private long lastNanos = Long.MIN_VALUE / 2;
    private long handedOnNanos;
    private double lastSeconds = Double.NEGATIVE_INFINITY;

    SampleAssembler(StreamInfo stream, SessionClock clock, StampProcessor stamps, EventQueue queue) {
        this.stream = stream;
        this.clock = clock;
        this.stamps = stamps;
        this.queue = queue;
        this.frames = framesOfAChunk(stream.channelCount());
        this.pool = new ChunkPool(stream, frames, stream.carriesMarkers() ? 1 : CHUNKS);
        this.texts = new String[stream.carriesMarkers() ? stream.channelCount() : 0];
    }

    private static int framesOfAChunk(int channels) {
        return Math.max(1, Math.min(FRAMES, VALUES / channels));
    }

    /** What a chunk of so many channels takes in memory, nearly. */
    static long chunkBytes(int channels) {
        return framesOfAChunk(channels) * (Long.BYTES + (long) Float.BYTES * channels);
    }

    /** A connection was made; what it brings is newer than this. */
    void connected() {
        handedOnNanos = clock.nanoTime();
    }

    /** Waits for one sample and hands on what is complete. */
    void readOne(StreamInlet inlet) throws IOException {
        double seconds = inlet.nextSeconds();
        if (stream.carriesMarkers()) {
            inlet.readTexts(texts);
            long nanos = sessionNanos(seconds);
            queue.offer(new Marker(stream.id(), nanos, clock.nanoTime(), String.join("\t", texts), 0));
            return;
        }
        SampleChunk open = chunk;
        if (open == null) {
            open = pool.take();
            chunk = open;
        }
        inlet.readFloats(open.samples(), filled * stream.channelCount());
        long nanos = sessionNanos(seconds);
        // A clock reset hands on the frames before it; this one then begins a chunk.
        if (chunk == null) {
            SampleChunk fresh = pool.take();
            System.arraycopy(
                    open.samples(), resetFrom * stream.channelCount(), fresh.samples(), 0, stream.channelCount());
            open.release();
            chunk = fresh;
            open = fresh;
        }
        open.frameNanos()[filled] = nanos;
        filled++;
        if (filled == frames || !inlet.hasBuffered()) {
            long nowNanos = clock.nanoTime();
            handOn(inlet.waited() ? nowNanos : handedOnNanos, nowNanos);
        }
    }

    private long sessionNanos(double seconds) {
        noticeReset(seconds);
        long nanos = LslClock.nanos(stamps.process(seconds, LslClock.now(clock)));
        if (nanos < lastNanos - RESET_NANOS) {
            splitAtReset();
            queue.offer(new ClockReset(stream.id(), lastNanos, nanos, clock.nanoTime()));
            lastNanos = nanos;
        }
        lastNanos = Math.max(lastNanos, nanos);
        return lastNanos;
    }

    /** The outlet's clock was set back: what was learnt of it is void. */
    private void noticeReset(double seconds) {
        if (seconds < lastSeconds - RESET_NANOS / 1e9) {
            stamps.reset();
        }
        lastSeconds = seconds;
    }

    private void splitAtReset() {
        SampleChunk open = chunk;
        if (open != null && filled > 0) {
            resetFrom = filled;
            open.retain();
            flush();
        }
    }

    /** Hands on what is there. */
    void flush() {
        long nowNanos = clock.nanoTime();
        handOn(nowNanos, nowNanos);
    }

    private void handOn(long arrivalNanos, long nowNanos) {
        SampleChunk open = chunk;
        if (open == null) {
            return;
        }
        chunk = null;
        if (filled == 0) {
            open.release();
            return;
        }
        open.fill(filled, arrivalNanos);
        filled = 0;
        handedOnNanos = nowNanos;
        queue.offer(open);
    }
}

package org.hillock.acquisition.synthetic;

import java.util.List;
import org.hillock.acquisition.stream.ChunkPool;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SynchronousSink;

/** The running session: one event at a time, each chunk after the cues that fall into it. */
final class SyntheticEvents {
    private static final int POOLED_CHUNKS = 32;

    private final SyntheticSignal signal;
    private final ChunkPool pool;
    private final List<String> labels;
    private final double nanosPerFrame;
    private final long taskNanos;
    private long nextFrame;
    private int frameToScan;
    private @Nullable SampleChunk ready;

    SyntheticEvents(SyntheticSettings settings, StreamInfo eeg) {
        this.signal = new SyntheticSignal(settings);
        this.pool = new ChunkPool(eeg, settings.framesPerChunk(), POOLED_CHUNKS);
        this.labels = settings.paradigm().labels();
        this.nanosPerFrame = 1e9 / settings.rateHz();
        this.taskNanos = settings.timing().task().toNanos();
    }

    /** Emits one event, or completes. */
    void emitNext(SynchronousSink<StreamEvent> sink) {
        SampleChunk chunk = ready == null ? fill() : ready;
        if (chunk.frameCount() == 0) {
            sink.complete();
            return;
        }
        while (frameToScan < chunk.frameCount()) {
            int frame = frameToScan++;
            int cue = signal.tasks().cue[frame];
            if (cue != FrameTasks.NONE) {
                long time = chunk.frameNanos()[frame];
                sink.next(new Marker(SyntheticHeadset.MARKER_STREAM, time, time, labels.get(cue), taskNanos));
                return;
            }
        }
        ready = null;
        sink.next(chunk);
    }

    /** Gives back a chunk that nobody asked for any more. */
    void discard() {
        if (ready != null) {
            ready.release();
            ready = null;
        }
    }

    private SampleChunk fill() {
        SampleChunk chunk = pool.take();
        int frames = signal.next(chunk.samples());
        long[] times = chunk.frameNanos();
        for (int f = 0; f < frames; f++) {
            times[f] = (long) StrictMath.rint((nextFrame + f) * nanosPerFrame);
        }
        nextFrame += frames;
        frameToScan = 0;
        chunk.fill(frames, frames == 0 ? 0 : times[frames - 1]);
        ready = chunk;
        return chunk;
    }
}

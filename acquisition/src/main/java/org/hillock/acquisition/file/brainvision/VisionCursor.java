package org.hillock.acquisition.file.brainvision;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.hillock.acquisition.file.EventCursor;
import org.hillock.acquisition.file.FileBytes;
import org.hillock.acquisition.stream.ChunkPool;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads window by window and gives out chunks of about a tenth of a second, each after the markers up to its last stamp.
 */
final class VisionCursor implements EventCursor {
    private static final double CHUNK_MICROS = 1e5;
    private static final int MOST_VALUES = 1 << 18;
    private static final int POOLED_CHUNKS = 4;

    private final VisionHeader header;
    private final List<Marker> markers;
    private final long frames;
    private final FileBytes file;
    private final ChunkPool pool;
    private final double[] gains;
    private final ByteBuffer window;
    private final int channels;
    private final int chunkFrames;
    private final int windowFrames;
    private long windowStart;
    private int windowHeld;
    private long position;
    private int nextMarker;

    VisionCursor(VisionHeader header, StreamInfo stream, Path data, long frames, List<Marker> markers) {
        this.header = header;
        this.frames = frames;
        this.markers = markers;
        this.channels = header.channels().size();
        this.gains = header.gains().stream().mapToDouble(Double::doubleValue).toArray();
        int most = Math.max(1, MOST_VALUES / channels);
        this.chunkFrames = (int) Math.max(1, Math.min(most, Math.round(CHUNK_MICROS / header.intervalMicros())));
        long windowed = Math.min(frames, (long) most / chunkFrames * chunkFrames);
        this.windowFrames = (int) Math.max(1, windowed);
        this.window = ByteBuffer.allocate(windowFrames * header.frameBytes()).order(header.byteOrder());
        this.pool = new ChunkPool(stream, chunkFrames, POOLED_CHUNKS);
        this.file = FileBytes.open(data);
    }

    @Override
    public @Nullable StreamEvent next() {
        boolean atEnd = position >= frames;
        int count = (int) Math.min(chunkFrames, frames - position);
        long last = atEnd ? Long.MAX_VALUE : header.nanos(position + count - 1);
        if (nextMarker < markers.size() && markers.get(nextMarker).timeNanos() <= last) {
            return markers.get(nextMarker++);
        }
        return atEnd ? null : chunk(count, last);
    }

    private SampleChunk chunk(int asked, long lastNanos) {
        if (position >= windowStart + windowHeld) {
            load();
        }
        int first = (int) (position - windowStart);
        int count = Math.min(asked, windowHeld - first);
        SampleChunk chunk = pool.take();
        int valueBytes = header.numbers().bytes();
        boolean multiplexed = header.orientation() == Orientation.MULTIPLEXED;
        int step = multiplexed ? header.frameBytes() : valueBytes;
        for (int c = 0; c < channels; c++) {
            int at = multiplexed ? first * step + c * valueBytes : (c * windowHeld + first) * valueBytes;
            header.numbers().decode(window, at, step, count, gains[c], chunk.samples(), c, channels);
        }
        long[] stamps = chunk.frameNanos();
        for (int f = 0; f < count; f++) {
            stamps[f] = header.nanos(position + f);
        }
        position += count;
        chunk.fill(count, lastNanos);
        return chunk;
    }

    private void load() {
        windowStart = position;
        windowHeld = (int) Math.min(windowFrames, frames - position);
        int valueBytes = header.numbers().bytes();
        window.clear();
        if (header.orientation() == Orientation.MULTIPLEXED) {
            window.limit(windowHeld * header.frameBytes());
            file.read(window, position * header.frameBytes());
            return;
        }
        for (int c = 0; c < channels; c++) {
            window.limit((c + 1) * windowHeld * valueBytes);
            file.read(window, (c * frames + position) * valueBytes);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}

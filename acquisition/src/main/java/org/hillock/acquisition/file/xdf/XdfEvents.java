package org.hillock.acquisition.file.xdf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.file.EventCursor;
import org.hillock.acquisition.stream.ChunkPool;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.jspecify.annotations.Nullable;

/**
 * The third pass: the samples as events, in the order of the file, one event a call. Single-threaded.
 *
 * <p>A Samples chunk becomes one {@link SampleChunk}, more where something happens inside it or it is long. Once its pools
 * are filled, numeric samples cost no allocation.
 */
final class XdfEvents implements EventCursor {
    private static final int FRAMES_PER_CHUNK = 512;
    private static final int VALUES_PER_CHUNK = 1 << 15;
    private static final int POOLED_CHUNKS = 4;

    private final SamplesCursor cursor;
    private final XdfInput in;
    private final List<Lane> lanes = new ArrayList<>();
    private @Nullable Lane lane;
    private long left;
    /** Whether the coming sample's stamp has been read already. */
    private boolean stamped;

    private int damagesPassed;

    XdfEvents(Path file, Survey survey, List<Timeline> timelines, List<StreamInfo> infos, XdfSettings settings) {
        for (int s = 0; s < infos.size(); s++) {
            lanes.add(new Lane(survey.streams().get(s), timelines.get(s), infos.get(s), settings));
        }
        this.cursor = new SamplesCursor(file, survey);
        this.in = cursor.input();
    }

    @Override
    public @Nullable StreamEvent next() {
        while (true) {
            Lane current = lane;
            if (current == null || (!stamped && (left == 0 || current.track.isOver()))) {
                if (!enterNextChunk()) {
                    return null;
                }
                continue;
            }
            if (!stamped) {
                readStamp(current);
            }
            StreamEvent interruption = current.track.interruption();
            return interruption != null ? interruption : current.text ? marker(current) : chunk(current);
        }
    }

    @Override
    public void close() {
        cursor.close();
    }

    private boolean enterNextChunk() {
        if (!cursor.next()) {
            lane = null;
            return false;
        }
        if (damagesPassed < cursor.damagesPassed()) {
            damagesPassed = cursor.damagesPassed();
            for (Lane any : lanes) {
                any.track.passDamage();
            }
        }
        lane = lanes.get(cursor.stream());
        left = cursor.count();
        return true;
    }

    private void readStamp(Lane current) {
        current.track.read(in);
        stamped = true;
        left--;
    }

    private Marker marker(Lane current) {
        stamped = false;
        long nanos = current.track.nanos();
        return new Marker(
                current.info.id(), nanos, current.track.arrivalNanos(), TextValues.read(in, current.channels), 0);
    }

    private SampleChunk chunk(Lane current) {
        SampleChunk chunk = current.pool().take();
        long[] frameNanos = chunk.frameNanos();
        float[] samples = chunk.samples();
        int frames = 0;
        while (true) {
            in.require(current.bytes);
            SampleValues.read(
                    current.info.format(),
                    in.window(),
                    in.index(),
                    samples,
                    frames * current.channels,
                    current.channels);
            in.advance(current.bytes);
            frameNanos[frames++] = current.track.nanos();
            stamped = false;
            if (left == 0 || frames == frameNanos.length || current.track.isOver()) {
                break;
            }
            readStamp(current);
            if (current.track.isInterrupted()) {
                break;
            }
        }
        chunk.fill(frames, frameNanos[frames - 1]);
        return chunk;
    }

    /** One stream under way. */
    private static final class Lane {
        private final StreamInfo info;
        private final StampTrack track;
        private final boolean text;
        private final int channels;
        private final int bytes;
        private @Nullable ChunkPool pool;

        Lane(SurveyedStream stream, Timeline timeline, StreamInfo info, XdfSettings settings) {
            this.info = info;
            this.text = info.carriesMarkers();
            this.channels = info.channelCount();
            this.bytes = channels * info.format().bytes();
            this.track = new StampTrack(stream, timeline, text ? Math.round(settings.breakSeconds() * 1e9) : 0);
        }

        /** Made at the first frame, so that streams without any cost nothing. */
        ChunkPool pool() {
            ChunkPool made = pool;
            if (made == null) {
                int frames = Math.max(1, Math.min(FRAMES_PER_CHUNK, VALUES_PER_CHUNK / channels));
                made = new ChunkPool(info, frames, POOLED_CHUNKS);
                pool = made;
            }
            return made;
        }
    }
}

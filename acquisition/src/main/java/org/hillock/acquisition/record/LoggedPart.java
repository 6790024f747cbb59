package org.hillock.acquisition.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.stream.ChunkPool;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/** One source of a session, played from the session's log. Emits on the subscriber's thread. */
final class LoggedPart implements SignalSource {
    private static final int POOLED_CHUNKS = 8;

    private final String name;
    private final int index;
    private final List<StreamInfo> streams = new ArrayList<>();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Recording log;
    private final String eventStream;
    private boolean begun;
    private @Nullable JsonNode announced;
    private int announcedFrame;

    /** @param line what the log says of the part */
    LoggedPart(Path file, JsonNode line, int index) {
        this.index = index;
        this.name = line.path("source").asText();
        for (JsonNode one : line.path("streams")) {
            StreamInfo stream = SessionLines.stream(one);
            streams.add(stream);
            lanes.put(one.path("xdfStream").asText(), new Lane(stream));
        }
        this.log = SessionLogReader.openLog(file);
        this.eventStream = SessionLogReader.eventStreamOf(log);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<StreamInfo> streams() {
        return List.copyOf(streams);
    }

    @Override
    public Flux<StreamEvent> events() {
        return log.events().handle(this::take);
    }

    @Override
    public void close() {
        log.close();
    }

    private void take(StreamEvent event, SynchronousSink<StreamEvent> sink) {
        if (event instanceof Marker marker && marker.streamId().equals(eventStream)) {
            SessionLines.parse(marker.label()).ifPresent(line -> read(line, sink));
            return;
        }
        JsonNode line = announced;
        Lane lane = lanes.get(event.streamId());
        if (!begun || lane == null || line == null) {
            SessionLogReader.discard(event);
        } else if (event instanceof SampleChunk chunk) {
            sink.next(lane.restored(chunk, line, announcedFrame));
            announcedFrame += chunk.frameCount();
            chunk.release();
        } else if (event instanceof Marker marker) {
            announced = null;
            sink.next(new Marker(
                    lane.stream.id(),
                    line.path("timeNanos").longValue(),
                    line.path("arrivalNanos").longValue(),
                    marker.label(),
                    line.path("durationNanos").longValue()));
        }
    }

    private void read(JsonNode line, SynchronousSink<StreamEvent> sink) {
        if (line.path(SessionLines.KIND).asText().equals(SessionLines.PART)) {
            int part = line.path("index").intValue();
            begun = part == index;
            if (part > index) {
                sink.complete();
            }
            return;
        }
        announced = line;
        announcedFrame = 0;
        if (begun) {
            SessionLines.incident(line).ifPresent(sink::next);
        }
    }

    /** One stream of the part. */
    private static final class Lane {
        private final StreamInfo stream;
        private @Nullable ChunkPool pool;
        private int capacity;

        Lane(StreamInfo stream) {
            this.stream = stream;
        }

        /** The chunk as it was, from the one that the file gives. */
        SampleChunk restored(SampleChunk read, JsonNode line, int firstFrame) {
            if (read.channelCount() != stream.channelCount()) {
                throw new AcquisitionException("The session's record declares " + stream.channelCount()
                        + " channels of " + stream.name() + " and holds " + read.channelCount()
                        + "; take another record.");
            }
            int frames = read.frameCount();
            SampleChunk chunk = pool(frames).take();
            System.arraycopy(read.samples(), 0, chunk.samples(), 0, frames * stream.channelCount());
            JsonNode exact = line.path("frameNanos");
            for (int f = 0; f < frames; f++) {
                chunk.frameNanos()[f] =
                        exact.isArray() ? exact.path(firstFrame + f).longValue() : read.frameNanos()[f];
            }
            chunk.fill(frames, line.path("arrivalNanos").longValue());
            return chunk;
        }

        private ChunkPool pool(int frames) {
            ChunkPool made = pool;
            if (made == null || frames > capacity) {
                capacity = Math.max(frames, 2 * capacity);
                made = new ChunkPool(stream, capacity, POOLED_CHUNKS);
                pool = made;
            }
            return made;
        }
    }
}

package org.hillock.acquisition.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;

/**
 * Everything that a recording says, copied out of its chunks, which are released.
 *
 * @param streams the declared streams
 * @param tracks the frames of each stream with frames
 * @param others all other events in order
 * @param failure how the reading failed, when it did
 */
public record Collected(
        List<StreamInfo> streams, Map<String, Track> tracks, List<StreamEvent> others, Optional<Throwable> failure) {

    /** Reads a recording to its end or its failure. */
    public static Collected of(Recording recording) {
        Map<String, Track> tracks = new LinkedHashMap<>();
        List<StreamEvent> others = new ArrayList<>();
        Optional<Throwable> failure = Optional.empty();
        try (recording) {
            recording
                    .events()
                    .doOnNext(event -> {
                        if (event instanceof SampleChunk chunk) {
                            tracks.computeIfAbsent(chunk.streamId(), id -> new Track())
                                    .add(chunk);
                            chunk.release();
                        } else {
                            others.add(event);
                        }
                    })
                    .blockLast(Duration.ofMinutes(2));
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        }
        return new Collected(recording.streams(), tracks, others, failure);
    }

    /** Opens and reads a file. */
    public static Collected of(Path file) {
        return of(Recordings.open(file));
    }

    /** The frames of a stream; none when it had no chunk. */
    public Track track(String stream) {
        return tracks.getOrDefault(stream, new Track());
    }

    /** The markers in order. */
    public List<Marker> markers() {
        return eventsOf(Marker.class);
    }

    /** The events of a kind in order. */
    public <E extends StreamEvent> List<E> eventsOf(Class<E> kind) {
        return others.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The frames of one stream. */
    public static final class Track {
        private float[] samples = new float[0];
        private long[] times = new long[0];
        private int values;
        private int frames;

        void add(SampleChunk chunk) {
            int added = chunk.frameCount() * chunk.channelCount();
            if (values + added > samples.length) {
                samples = Arrays.copyOf(samples, 2 * (values + added));
            }
            if (frames + chunk.frameCount() > times.length) {
                times = Arrays.copyOf(times, 2 * (frames + chunk.frameCount()));
            }
            System.arraycopy(chunk.samples(), 0, samples, values, added);
            System.arraycopy(chunk.frameNanos(), 0, times, frames, chunk.frameCount());
            values += added;
            frames += chunk.frameCount();
        }

        /** All values, frame-major. */
        public float[] samples() {
            return Arrays.copyOf(samples, values);
        }

        /** The session times of the frames. */
        public long[] times() {
            return Arrays.copyOf(times, frames);
        }
    }
}

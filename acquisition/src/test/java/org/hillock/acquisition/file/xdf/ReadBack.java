package org.hillock.acquisition.file.xdf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFacts;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;

/** All that a recording says, gathered per stream; chunks are released. */
final class ReadBack {
    final List<StreamInfo> streams;
    final RecordingFacts facts;
    /** Final stamps in seconds, by stream. */
    final Map<String, List<Double>> stamps = new TreeMap<>();
    /** Values frame after frame, by stream. */
    final Map<String, List<Float>> values = new TreeMap<>();

    final List<Marker> markers = new ArrayList<>();
    /** Everything but chunks and markers. */
    final List<StreamEvent> incidents = new ArrayList<>();
    /** The kinds of event in order: the simple name of the class and the stream. */
    final List<String> order = new ArrayList<>();

    private ReadBack(Recording recording) {
        this.streams = recording.streams();
        this.facts = recording.facts();
        recording.events().doOnNext(this::take).blockLast();
    }

    static ReadBack of(Path file) {
        return of(file, XdfSettings.defaults());
    }

    static ReadBack of(Path file, XdfSettings settings) {
        try (Recording recording = new XdfFormat().open(file, settings)) {
            return new ReadBack(recording);
        }
    }

    StreamInfo stream(String id) {
        return streams.stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    List<Double> stampsOf(String id) {
        return stamps.getOrDefault(id, List.of());
    }

    List<Float> valuesOf(String id) {
        return values.getOrDefault(id, List.of());
    }

    List<String> labels() {
        return markers.stream().map(Marker::label).toList();
    }

    private void take(StreamEvent event) {
        order.add(event.getClass().getSimpleName() + " " + event.streamId());
        if (event instanceof SampleChunk chunk) {
            List<Double> times = stamps.computeIfAbsent(chunk.streamId(), id -> new ArrayList<>());
            List<Float> numbers = values.computeIfAbsent(chunk.streamId(), id -> new ArrayList<>());
            for (int f = 0; f < chunk.frameCount(); f++) {
                times.add(chunk.frameNanos()[f] / 1e9);
                for (int c = 0; c < chunk.channelCount(); c++) {
                    numbers.add(chunk.sample(f, c));
                }
            }
            chunk.release();
        } else if (event instanceof Marker marker) {
            stamps.computeIfAbsent(marker.streamId(), id -> new ArrayList<>()).add(marker.timeNanos() / 1e9);
            markers.add(marker);
        } else {
            incidents.add(event);
        }
    }
}

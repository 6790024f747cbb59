package org.hillock.acquisition.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;

/** Everything that a source said, copied out of its chunks, for tests on small recordings. */
public final class Heard {
    private final Map<String, List<float[]>> frames = new LinkedHashMap<>();
    private final Map<String, List<Long>> stamps = new LinkedHashMap<>();
    private final List<Marker> markers = new ArrayList<>();
    private final List<StreamEvent> others = new ArrayList<>();

    private Heard() {}

    /** Reads a source to its end and closes it. */
    public static Heard of(SignalSource source) {
        Heard heard = new Heard();
        try (source) {
            source.events().doOnNext(heard::take).blockLast();
        }
        return heard;
    }

    /** Takes one event and releases its chunk. */
    public void take(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            for (int f = 0; f < chunk.frameCount(); f++) {
                float[] frame = new float[chunk.channelCount()];
                System.arraycopy(chunk.samples(), f * frame.length, frame, 0, frame.length);
                frames.computeIfAbsent(chunk.streamId(), id -> new ArrayList<>())
                        .add(frame);
                stamps.computeIfAbsent(chunk.streamId(), id -> new ArrayList<>())
                        .add(chunk.frameNanos()[f]);
            }
            chunk.release();
        } else if (event instanceof Marker marker) {
            markers.add(marker);
        } else {
            others.add(event);
        }
    }

    /** An empty listener, for sources that fail. */
    public static Heard nothing() {
        return new Heard();
    }

    /** The frames of a stream. */
    public List<float[]> frames(String streamId) {
        return frames.getOrDefault(streamId, List.of());
    }

    /** The stamps of a stream. */
    public List<Long> stamps(String streamId) {
        return stamps.getOrDefault(streamId, List.of());
    }

    /** One channel of a stream. */
    public float[] channel(String streamId, int channel) {
        List<float[]> all = frames(streamId);
        float[] values = new float[all.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = all.get(i)[channel];
        }
        return values;
    }

    /** The markers in the order of their coming. */
    public List<Marker> markers() {
        return markers;
    }

    /** What was neither chunk nor marker. */
    public List<StreamEvent> others() {
        return others;
    }
}

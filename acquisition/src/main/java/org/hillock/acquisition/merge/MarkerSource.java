package org.hillock.acquisition.merge;

import java.util.List;
import java.util.stream.IntStream;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import reactor.core.publisher.Flux;

/**
 * Another source's one stream as markers under an id of choice. Texts keep their labels; each sample of a stream of event
 * codes becomes a marker whose label is the first channel's number.
 */
public final class MarkerSource implements SignalSource {
    private final SignalSource source;
    private final StreamInfo markers;

    /**
     * Wraps a source of one stream, which is closed with this one.
     *
     * @param id the id of the marker stream
     */
    public MarkerSource(SignalSource source, String id) {
        StreamInfo inner = source.streams().get(0);
        StreamInfo plain = StreamInfo.markers(id);
        this.source = source;
        this.markers =
                new StreamInfo(id, inner.name(), inner.type(), plain.montage(), 0, plain.format(), inner.properties());
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public List<StreamInfo> streams() {
        return List.of(markers);
    }

    @Override
    public boolean tellsTrueArrivals() {
        return source.tellsTrueArrivals();
    }

    @Override
    public Flux<StreamEvent> events() {
        return source.events().concatMapIterable(this::renamed);
    }

    private List<StreamEvent> renamed(StreamEvent event) {
        String id = markers.id();
        if (event instanceof SampleChunk chunk) {
            return codes(chunk);
        }
        if (event instanceof Marker m) {
            return List.of(new Marker(id, m.timeNanos(), m.arrivalNanos(), m.label(), m.durationNanos()));
        }
        if (event instanceof Gap g) {
            return List.of(new Gap(id, g.fromNanos(), g.toNanos(), g.missingFrames(), g.arrivalNanos(), g.reason()));
        }
        if (event instanceof ClockReset r) {
            return List.of(new ClockReset(id, r.beforeNanos(), r.afterNanos(), r.arrivalNanos()));
        }
        if (event instanceof Lost l) {
            return List.of(new Lost(id, l.arrivalNanos(), l.reason()));
        }
        Recovered back = (Recovered) event;
        return List.of(new Recovered(id, back.arrivalNanos(), back.outageNanos()));
    }

    private List<StreamEvent> codes(SampleChunk chunk) {
        try {
            return IntStream.range(0, chunk.frameCount())
                    .<StreamEvent>mapToObj(frame -> new Marker(
                            markers.id(),
                            chunk.frameNanos()[frame],
                            chunk.arrivalNanos(),
                            label(chunk.sample(frame, 0)),
                            0))
                    .toList();
        } finally {
            chunk.release();
        }
    }

    private static String label(float code) {
        return code == Math.rint(code) && Math.abs(code) < Integer.MAX_VALUE
                ? Integer.toString((int) code)
                : Float.toString(code);
    }

    @Override
    public void close() {
        source.close();
    }
}

package org.hillock.runtime.lsl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.StreamOutlet;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a source's streams: samples and markers, each stream under the name of choice with an outlet of its own.
 *
 * <p>The outlets are open from the start, so that {@link #published()} tells names and ports before the first event. {@link
 * #run} pushes on the source's thread; {@link #close()} may come from any thread and ends it.
 */
public final class Republisher implements AutoCloseable {
    private final SignalSource source;
    private final LslLibrary library;
    private final Origin origin;
    private final Map<String, StreamOutlet> outlets = new LinkedHashMap<>();
    private boolean started;
    private long shiftNanos;
    private volatile long frames;
    private volatile long markers;

    /** What the source's times mean. */
    public enum Origin {
        /** Session time of this process, as a device's. */
        LIVE,
        /** Time of a recording or a simulation, which is published as if it began now. */
        BEGINS_NOW
    }

    /**
     * What was published.
     *
     * @param frames of all streams of samples
     * @param markers of all streams of markers
     * @param droppedForSlowConsumers samples that consumers lost; empty when the library does not tell
     */
    public record Outcome(long frames, long markers, OptionalLong droppedForSlowConsumers) {}

    /**
     * Opens the outlets.
     *
     * @param source closed with the republisher
     * @param name the name of the only stream of samples; other streams get their own name after it
     */
    public Republisher(SignalSource source, LslLibrary library, String name, Origin origin) {
        this.source = source;
        this.library = library;
        this.origin = origin;
        long sampled = source.streams().stream()
                .filter(stream -> !stream.carriesMarkers())
                .count();
        try {
            for (StreamInfo stream : source.streams()) {
                boolean isTheOne = sampled == 1 && !stream.carriesMarkers();
                String published = isTheOne ? name : name + "-" + stream.name();
                outlets.put(stream.id(), library.openOutlet(LslInfo.of(named(stream, published), "hillock-" + published)));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static StreamInfo named(StreamInfo stream, String name) {
        return new StreamInfo(
                stream.id(),
                name,
                stream.type(),
                stream.montage(),
                stream.nominalRateHz(),
                stream.format(),
                stream.properties());
    }

    /** The streams as the network sees them. */
    public List<LslInfo> published() {
        return outlets.values().stream().map(StreamOutlet::info).toList();
    }

    /** Whether somebody receives any of the streams. */
    public boolean hasConsumers() {
        return outlets.values().stream().anyMatch(StreamOutlet::hasConsumers);
    }

    /** Publishes until the source ends or it is closed. */
    public Outcome run() {
        source.events().doOnNext(this::publish).blockLast();
        return outcome();
    }

    private void publish(StreamEvent event) {
        if (!started) {
            started = true;
            shiftNanos = origin == Origin.LIVE ? 0 : library.clock().nanoTime() - event.arrivalNanos();
        }
        StreamOutlet outlet = outlets.get(event.streamId());
        if (event instanceof SampleChunk chunk) {
            publish(chunk, outlet);
        } else if (event instanceof Marker marker && outlet != null) {
            outlet.push(new String[] {marker.label()}, marker.timeNanos() + shiftNanos);
            markers = markers + 1;
        }
    }

    private void publish(SampleChunk chunk, @Nullable StreamOutlet outlet) {
        try {
            long[] stamps = chunk.frameNanos();
            for (int f = 0; f < chunk.frameCount(); f++) {
                stamps[f] += shiftNanos;
            }
            if (outlet != null) {
                outlet.push(chunk);
                frames = frames + chunk.frameCount();
            }
        } finally {
            chunk.release();
        }
    }

    private Outcome outcome() {
        List<OptionalLong> drops = new ArrayList<>();
        outlets.values().forEach(outlet -> drops.add(outlet.droppedSamples()));
        boolean isKnown = drops.stream().allMatch(OptionalLong::isPresent);
        long all = drops.stream().mapToLong(drop -> drop.orElse(0)).sum();
        return new Outcome(frames, markers, isKnown ? OptionalLong.of(all) : OptionalLong.empty());
    }

    /** Ends the source and the streams; idempotent. */
    @Override
    public void close() {
        source.close();
        outlets.values().forEach(StreamOutlet::close);
    }
}

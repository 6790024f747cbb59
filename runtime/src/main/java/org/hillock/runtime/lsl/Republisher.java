package org.hillock.runtime.lsl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.StreamOutlet;
import org.hillock.acquisition.replay.Pace;
import org.hillock.acquisition.replay.Parker;
import org.hillock.acquisition.replay.Replay;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a source's streams: samples and markers, each stream under the name of choice with an outlet of its own.
 *
 * <p>The outlets are open from the start, so that {@link #published()} tells names and ports before the first event. {@link
 * #run} pushes on the source's thread; {@link #stop()} may come from any thread and ends it.
 */
public final class Republisher implements AutoCloseable {
    private static final String PREFIX = "hillock-";

    private final boolean beginsNow;
    private final Map<String, StreamOutlet> outlets = new LinkedHashMap<>();
    private final SignalSource events;
    private final FirstReading begin;
    private boolean started;
    private long shiftNanos;
    private volatile long frames;
    private volatile long markers;

    /**
     * What was published.
     *
     * @param frames of all streams of samples
     * @param markers of all streams of markers
     * @param droppedForSlowConsumers samples that consumers lost; empty when the library does not tell
     */
    public record Outcome(long frames, long markers, OptionalLong droppedForSlowConsumers) {}

    private Republisher(SignalSource source, LslLibrary library, String name, Optional<Pace> pace) {
        this.begin = new FirstReading(library.clock());
        this.beginsNow = pace.isPresent();
        this.events = pace.<SignalSource>map(p -> new Replay(source, p, begin, Parker.ofThread()))
                .orElse(source);
        Optional<StreamInfo> main = main(source);
        try {
            for (StreamInfo stream : source.streams()) {
                String published = published(name, stream, main);
                outlets.put(stream.id(), library.openOutlet(LslInfo.of(named(stream, published), sourceId(published))));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Opens outlets for a device, whose times are session time already.
     *
     * @param source closed with the republisher
     * @param name the name of the only stream of samples, or of the only one at a regular rate; other streams get their
     *     own name after it
     */
    public static Republisher live(SignalSource source, LslLibrary library, String name) {
        return new Republisher(source, library, name, Optional.empty());
    }

    /**
     * Opens outlets for a recording or a simulation, which is played as if it began now.
     *
     * @param source closed with the republisher
     * @param name the name of the only stream of samples, or of the only one at a regular rate; other streams get their
     *     own name after it
     * @param pace how fast its time runs; stamps run as fast
     */
    public static Republisher paced(SignalSource source, LslLibrary library, String name, Pace pace) {
        return new Republisher(source, library, name, Optional.of(pace));
    }

    /** The stream that the source is about: the only one of samples, or else the only one of samples at a regular rate. */
    private static Optional<StreamInfo> main(SignalSource source) {
        List<StreamInfo> sampled = source.streams().stream()
                .filter(stream -> !stream.carriesMarkers())
                .toList();
        List<StreamInfo> regular =
                sampled.stream().filter(stream -> stream.nominalRateHz() > 0).toList();
        return sampled.size() == 1
                ? Optional.of(sampled.get(0))
                : regular.size() == 1 ? Optional.of(regular.get(0)) : Optional.empty();
    }

    /** What the name of choice says already, the main stream's own name, is not said again. */
    private static String published(String name, StreamInfo stream, Optional<StreamInfo> main) {
        if (main.isPresent() && main.get().id().equals(stream.id())) {
            return name;
        }
        String own = stream.name();
        String said = main.map(StreamInfo::name).orElse("") + "-";
        return own.startsWith(said) && own.length() > said.length()
                ? name + own.substring(said.length() - 1)
                : name + "-" + own;
    }

    private static String sourceId(String published) {
        return published.startsWith(PREFIX) ? published : PREFIX + published;
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
        events.events().doOnNext(this::publish).blockLast();
        return outcome();
    }

    private void publish(StreamEvent event) {
        if (!started) {
            started = true;
            shiftNanos = beginsNow ? begin.nanos() - event.arrivalNanos() : 0;
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

    /** Ends a run soon, as if the source had ended; the streams stay until {@link #close()}. Any thread may call it. */
    public void stop() {
        events.close();
    }

    /** Ends the source and the streams; idempotent. */
    @Override
    public void close() {
        events.close();
        outlets.values().forEach(StreamOutlet::close);
    }

    /** A clock that remembers when it was first looked at, which is when a replay begins. */
    private static final class FirstReading implements SessionClock {
        private final SessionClock clock;
        private final AtomicLong first = new AtomicLong(Long.MIN_VALUE);

        FirstReading(SessionClock clock) {
            this.clock = clock;
        }

        @Override
        public long nanoTime() {
            long now = clock.nanoTime();
            first.compareAndSet(Long.MIN_VALUE, now);
            return now;
        }

        long nanos() {
            return first.get() == Long.MIN_VALUE ? nanoTime() : first.get();
        }
    }
}

package org.hillock.acquisition.lsl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.live.EventQueue;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import reactor.core.publisher.Flux;

/**
 * A stream of the network as a source: numbers as chunks, texts as markers (several channels joined by TAB), in session
 * time by the measured clock offset.
 *
 * <p>When the outlet goes away, {@link org.hillock.acquisition.stream.Lost} is told; if the stream has a source id, it is
 * looked for until it is back, whence {@link org.hillock.acquisition.stream.Recovered}; else the events end. Stamps never
 * step back: a correction that would make them do so holds them, and a clock that was set back by more than a second is
 * told as a {@link org.hillock.acquisition.stream.ClockReset}. Values are rounded to float32. For a slow subscriber no more
 * is kept than the settings' buffer, 64 MB (at least 1024 chunks) and 1024 markers; what it loses is told as a {@link
 * org.hillock.acquisition.stream.Gap} and counted.
 *
 * <p>A regular stream that is silent for longer than the settings' limit counts as lost, even when its connection stands.
 * An irregular one may be silent for as long as it likes: after that time its outlet is asked whether it is still there,
 * since an outlet of liblsl that was destroyed, or a machine that was switched off, does not end its connections.
 *
 * <p><b>Threads.</b> Every method may be called by any thread. Events come on the reader's thread, or on the subscriber's
 * while it asks for more.
 */
public final class LslSource implements SignalSource {
    /** Clock offset and monotony: right for every stream, whether or not it drops samples. */
    public static final Set<StampProcessing> DEFAULT_PROCESSING =
            Set.of(StampProcessing.CLOCK_SYNC, StampProcessing.MONOTONIZE);

    private static final int QUEUED_EVENTS = 1024;
    private static final long QUEUED_BYTES = 64L << 20;
    private static final Duration SETTLE = Duration.ofMillis(400);

    private final StreamInfo stream;
    private final EventQueue queue;
    private final SourceReader reader;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final boolean tellsTrueArrivals;

    private LslSource(LslInfo full, LslLibrary library, Set<StampProcessing> processing) {
        this.tellsTrueArrivals = library.tellsTrueArrivals();
        this.stream = full.toStream(full.name());
        this.queue = new EventQueue(mostEvents(stream), library.settings().bufferSamples(stream.nominalRateHz()));
        this.reader = new SourceReader(full, stream, library, processing, queue);
    }

    /** A chunk takes its whole size, however few frames came in it. */
    private static int mostEvents(StreamInfo stream) {
        long chunks = stream.carriesMarkers() ? 0 : QUEUED_BYTES / SampleAssembler.chunkBytes(stream.channelCount());
        return (int) Math.max(QUEUED_EVENTS, chunks);
    }

    /**
     * Finds the one stream that a query means, and asks for its description.
     *
     * @param timeout how long to look for it
     * @throws AcquisitionException when none or several answer; it names them
     */
    public static LslSource resolve(LslQuery query, LslSettings settings, SessionClock clock, Duration timeout) {
        return resolve(query, LslLibrary.java(settings, clock), timeout);
    }

    /** The same by any library. */
    public static LslSource resolve(LslQuery query, LslLibrary library, Duration timeout) {
        List<LslInfo> found = library.resolve(query, 1, SETTLE, timeout);
        if (found.isEmpty()) {
            throw new AcquisitionException("No LSL stream answers to the query " + query + " in session "
                    + library.settings().sessionId() + " within " + timeout.toMillis()
                    + " ms; check that it runs, its session id and the firewall.");
        }
        if (found.size() > 1) {
            throw new AcquisitionException("Several LSL streams answer to the query " + query + ": "
                    + found.stream()
                            .map(i -> i.name() + " on " + i.instance().hostname())
                            .toList()
                    + "; add a name or source_id to the query.");
        }
        return of(found.get(0), library);
    }

    /** Receives a stream that a resolver found; asks for its description at once. */
    public static LslSource of(LslInfo found, LslSettings settings, SessionClock clock) {
        return of(found, LslLibrary.java(settings, clock));
    }

    /** The same by any library; {@code found} is what that library resolved. */
    public static LslSource of(LslInfo found, LslLibrary library) {
        return of(found, library, DEFAULT_PROCESSING);
    }

    /**
     * The same with other processing of the stamps. Chunks are never earlier than those before, whatever is asked for;
     * {@link StampProcessing#THREAD_SAFE} changes nothing, since one thread reads.
     */
    public static LslSource of(LslInfo found, LslLibrary library, Set<StampProcessing> processing) {
        return new LslSource(library.fullInfo(found), library, processing);
    }

    @Override
    public String name() {
        return "LSL " + stream.name();
    }

    @Override
    public List<StreamInfo> streams() {
        return List.of(stream);
    }

    @Override
    public Flux<StreamEvent> events() {
        return queue.flux(reader::start, this::cancelled);
    }

    @Override
    public boolean tellsTrueArrivals() {
        return tellsTrueArrivals;
    }

    /** How many frames or markers were dropped since the subscriber did not ask for them in time. */
    public long droppedFrames() {
        return queue.droppedFrames();
    }

    /** The last estimate of the outlet's clock; empty before the first. */
    public Optional<ClockOffset> clockOffset() {
        return reader.clockOffset();
    }

    /** How well the outlet's clock is followed, since it was last connected to. */
    public ClockFit clockFit() {
        return reader.clockFit();
    }

    private void cancelled() {
        close();
        queue.discard();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            reader.stop();
            queue.end(Optional.empty());
        }
    }
}

package org.hillock.acquisition.lsl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
 * told as a {@link org.hillock.acquisition.stream.ClockReset}. Values are rounded to float32.
 */
public final class LslSource implements SignalSource {
    private static final int QUEUED_EVENTS = 1024;
    private static final Duration SETTLE = Duration.ofMillis(400);

    private final StreamInfo stream;
    private final EventQueue queue = new EventQueue(QUEUED_EVENTS);
    private final SourceReader reader;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LslSource(LslInfo full, LslSettings settings, SessionClock clock) {
        this.stream = full.toStream(full.name());
        this.reader = new SourceReader(full, stream, settings, clock, queue);
    }

    /**
     * Finds the one stream that a query means, and asks for its description.
     *
     * @param timeout how long to look for it
     * @throws AcquisitionException when none or several answer; it names them
     */
    public static LslSource resolve(LslQuery query, LslSettings settings, SessionClock clock, Duration timeout) {
        List<LslInfo> found = new LslResolver(settings, clock).resolve(query, 1, SETTLE, timeout);
        if (found.isEmpty()) {
            throw new AcquisitionException("No LSL stream answers to the query " + query + " in session "
                    + settings.sessionId() + " within " + timeout.toMillis()
                    + " ms; check that it runs, its session id and the firewall.");
        }
        if (found.size() > 1) {
            throw new AcquisitionException("Several LSL streams answer to the query " + query + ": "
                    + found.stream()
                            .map(i -> i.name() + " on " + i.instance().hostname())
                            .toList()
                    + "; add a name or source_id to the query.");
        }
        return of(found.get(0), settings, clock);
    }

    /** Receives a stream that a resolver found; asks for its description at once. */
    public static LslSource of(LslInfo found, LslSettings settings, SessionClock clock) {
        return new LslSource(LslInlet.fullInfo(found), settings, clock);
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

    /** How many frames or markers were dropped since the subscriber did not ask for them in time. */
    public long droppedFrames() {
        return queue.droppedFrames();
    }

    /** The last estimate of the outlet's clock; empty before the first. */
    public Optional<ClockOffset> clockOffset() {
        return reader.clockOffset();
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

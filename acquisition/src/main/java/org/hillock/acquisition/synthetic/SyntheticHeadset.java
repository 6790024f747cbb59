package org.hillock.acquisition.synthetic;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import reactor.core.publisher.Flux;

/**
 * A headset that does not exist: EEG and cue markers from settings, on a clock of its own.
 *
 * <p>The Flux is cold and emits on the subscriber's thread as fast as it is asked; session time starts at 0, a frame
 * arrives at its own time. Two streams: {@value #EEG_STREAM} in pooled chunks, and {@value #MARKER_STREAM}, where each
 * cue is a marker with its class's label ({@link Paradigm#labels()}), on the time of the frame in which the task starts.
 *
 * <p>What a real recording has and this lacks: a common reference, eye movements other than blinks, rhythms that change
 * over the session, tiredness, and sources with a direction. Accuracy on this signal says that a decoder works, not how
 * well it works on people.
 */
public final class SyntheticHeadset implements SignalSource {
    /** The id of the stream of samples. */
    public static final String EEG_STREAM = "eeg";

    /** The id of the stream of cues. */
    public static final String MARKER_STREAM = "markers";

    private final SyntheticSettings settings;
    private final StreamInfo eeg;
    private final StreamInfo markers = StreamInfo.markers(MARKER_STREAM);
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private volatile boolean closed;

    /** A headset that has produced nothing yet. */
    public SyntheticHeadset(SyntheticSettings settings) {
        this.settings = settings;
        this.eeg = StreamInfo.eeg(EEG_STREAM, settings.montage(), settings.rateHz());
    }

    @Override
    public String name() {
        return "synthetic headset";
    }

    @Override
    public List<StreamInfo> streams() {
        return List.of(eeg, markers);
    }

    @Override
    public Flux<StreamEvent> events() {
        return Flux.<StreamEvent, SyntheticEvents>generate(
                        this::begin,
                        (events, sink) -> {
                            if (closed) {
                                sink.complete();
                            } else {
                                events.emitNext(sink);
                            }
                            return events;
                        },
                        SyntheticEvents::discard)
                .doOnDiscard(SampleChunk.class, SampleChunk::release);
    }

    @Override
    public void close() {
        closed = true;
    }

    private SyntheticEvents begin() {
        if (!subscribed.compareAndSet(false, true)) {
            throw new IllegalStateException("the events of the synthetic headset are subscribed to once");
        }
        return new SyntheticEvents(settings, eeg);
    }
}

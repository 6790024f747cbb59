package org.hillock.acquisition.file;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import reactor.core.publisher.Flux;

/** A recording whose header is known and whose events a cursor reads; the cursor is opened on subscription. */
public final class PulledRecording implements Recording {
    private final RecordingFacts facts;
    private final List<StreamInfo> streams;
    private final PulledEvents events;

    /**
     * A recording with these facts.
     *
     * @param opener opens the cursor of its one subscription
     */
    public PulledRecording(RecordingFacts facts, List<StreamInfo> streams, Supplier<EventCursor> opener) {
        this.facts = facts;
        this.streams = List.copyOf(streams);
        this.events = new PulledEvents(name(), opener);
    }

    @Override
    public String name() {
        Path last = facts.file().getFileName();
        return last == null ? facts.file().toString() : last.toString();
    }

    @Override
    public RecordingFacts facts() {
        return facts;
    }

    @Override
    public List<StreamInfo> streams() {
        return streams;
    }

    @Override
    public Flux<StreamEvent> events() {
        return events.flux();
    }

    @Override
    public void close() {
        events.close();
    }
}

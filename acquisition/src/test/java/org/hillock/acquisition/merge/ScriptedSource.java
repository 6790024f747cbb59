package org.hillock.acquisition.merge;

import java.util.List;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** A source of one stream that says what a test tells it to. */
final class ScriptedSource implements SignalSource {
    private final StreamInfo stream;
    final Sinks.Many<StreamEvent> told = Sinks.many().unicast().onBackpressureBuffer();
    volatile boolean closed;

    ScriptedSource(StreamInfo stream) {
        this.stream = stream;
    }

    void tell(StreamEvent... events) {
        for (StreamEvent event : events) {
            told.tryEmitNext(event).orThrow();
        }
    }

    @Override
    public String name() {
        return "script of " + stream.id();
    }

    @Override
    public List<StreamInfo> streams() {
        return List.of(stream);
    }

    @Override
    public Flux<StreamEvent> events() {
        return told.asFlux();
    }

    @Override
    public void close() {
        closed = true;
        told.tryEmitComplete();
    }
}

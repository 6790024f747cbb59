package org.hillock.tests.endtoend;

import java.util.concurrent.atomic.AtomicLong;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SourceAround;
import org.hillock.acquisition.stream.StreamEvent;
import reactor.core.publisher.Flux;

/** For two trials every sample is NaN. */
final class SpoiltSource extends SourceAround {
    private static final long FIRST_NANOS = 60_000_000_000L;
    private static final long LAST_NANOS = 72_000_000_000L;

    private final AtomicLong begin;

    SpoiltSource(SignalSource healthy, AtomicLong begin) {
        super(healthy);
        this.begin = begin;
    }

    @Override
    public String name() {
        return "spoilt";
    }

    @Override
    public Flux<StreamEvent> events() {
        return inner().events().map(this::spoil);
    }

    private StreamEvent spoil(StreamEvent event) {
        if (event instanceof SampleChunk chunk && spoilt(chunk.frameNanos()[0])) {
            for (int i = 0; i < chunk.frameCount() * chunk.channelCount(); i++) {
                chunk.samples()[i] = Float.NaN;
            }
        }
        return event;
    }

    private boolean spoilt(long stamp) {
        begin.compareAndSet(Long.MIN_VALUE, stamp);
        long nanos = stamp - begin.get();
        return nanos > FIRST_NANOS && nanos < LAST_NANOS;
    }
}

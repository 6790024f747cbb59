package org.hillock.acquisition.replay;

import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SourceAround;
import org.hillock.acquisition.stream.StreamEvent;
import reactor.core.publisher.Flux;

/**
 * Another source at a chosen pace. Only the delivery waits: every event comes with its recorded stamps and arrival, so
 * that decisions and their digest don't depend on the pace.
 *
 * <p>The wait happens on the thread that emits. To cancel the subscription, or to close the replay, ends a running wait
 * at once; the event that waited is then released and not delivered.
 */
public final class Replay extends SourceAround {
    private final Pacer pacer;

    /**
     * Wraps a source, which is closed with the replay.
     *
     * @param clock the time that passes while a replay waits; not the recorded clock
     * @param parker how to wait, {@link Parker#ofThread()} except in tests
     */
    public Replay(SignalSource source, Pace pace, SessionClock clock, Parker parker) {
        super(source);
        this.pacer = new Pacer(pace, clock, parker);
    }

    @Override
    public Flux<StreamEvent> events() {
        return inner().events()
                .<StreamEvent>handle((event, sink) -> {
                    if (pacer.await(event)) {
                        sink.next(event);
                    } else {
                        release(event);
                        sink.complete();
                    }
                })
                .doOnCancel(pacer::stop);
    }

    @Override
    public void close() {
        pacer.stop();
        super.close();
    }

    private static void release(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            chunk.release();
        }
    }
}

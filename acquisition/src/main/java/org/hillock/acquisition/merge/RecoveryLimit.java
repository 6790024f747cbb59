package org.hillock.acquisition.merge;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SourceAround;
import org.hillock.acquisition.stream.StreamEvent;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Another source that fails when one of its streams stays away for too long. */
public final class RecoveryLimit extends SourceAround {
    private final Duration limit;
    private final Map<String, Disposable> away = new HashMap<>();
    private final AtomicBoolean gaveUp = new AtomicBoolean();
    private final Sinks.One<StreamEvent> failure = Sinks.one();

    /**
     * Wraps a source, which is closed with this one.
     *
     * @param limit how long a stream may be away
     */
    public RecoveryLimit(SignalSource source, Duration limit) {
        super(source);
        this.limit = limit;
    }

    @Override
    public Flux<StreamEvent> events() {
        return inner().events()
                .doOnNext(this::watch)
                .takeUntilOther(failure.asMono())
                .doFinally(signal -> forgetAll());
    }

    private synchronized void watch(StreamEvent event) {
        if (event instanceof Lost lost) {
            forget(lost.streamId());
            away.put(lost.streamId(), Mono.delay(limit).subscribe(tick -> giveUp(lost)));
        } else if (event instanceof Recovered back) {
            forget(back.streamId());
        }
    }

    private void forget(String streamId) {
        Disposable waiting = away.remove(streamId);
        if (waiting != null) {
            waiting.dispose();
        }
    }

    private synchronized void forgetAll() {
        away.values().forEach(Disposable::dispose);
        away.clear();
    }

    /** Two streams of one program go away together; the first that stays away ends both. */
    private void giveUp(Lost lost) {
        if (!gaveUp.compareAndSet(false, true)) {
            return;
        }
        String seconds = String.format(Locale.ROOT, "%.1f", limit.toMillis() / 1e3);
        failure.emitError(
                new AcquisitionException("The stream '" + lost.streamId() + "' went away (" + lost.reason()
                        + ") and did not come back within " + seconds + " s; check its program and the network."),
                Sinks.EmitFailureHandler.FAIL_FAST);
        inner().close();
    }
}

package org.hillock.acquisition.stream;

import java.util.List;
import reactor.core.publisher.Flux;

/**
 * A way in: a headset, a recording, a synthetic signal. One object per session.
 *
 * <p><b>Events.</b> {@link #events()} is subscribed to once. Within a stream, events come in the order in which they
 * reached the process; frame stamps do not decrease between two {@link ClockReset}s. A marker comes no later than the
 * first chunk that ends after the marker's time, unless the device delivers it late. A recording's Flux is cold, honours
 * demand and emits on the subscriber's thread; a live one emits on its reader's thread. It completes at the end of a
 * recording and fails with an {@link org.hillock.acquisition.AcquisitionException} on bad input, after everything that
 * was readable before it.
 *
 * <p><b>Chunks</b> are handed over: the subscriber releases each one.
 *
 * <p>Every implementation passes the contract suite {@code SignalSourceContract}.
 */
public interface SignalSource extends AutoCloseable {
    /** A short name for messages: the file's name, the device's port. */
    String name();

    /** The streams, known before the first event. */
    List<StreamInfo> streams();

    /** The events; see the class comment. */
    Flux<StreamEvent> events();

    /**
     * Whether its chunks tell when they arrived even when the subscriber kept the source's thread busy meanwhile, so that
     * work may be done on that thread without hiding how long data waited for it.
     */
    default boolean tellsTrueArrivals() {
        return false;
    }

    /** Frees what the source holds; idempotent. A running Flux then completes or fails soon. */
    @Override
    void close();
}

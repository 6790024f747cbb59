package org.hillock.acquisition.file;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.StreamEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/**
 * The Flux of a recording: opens a cursor for its one subscriber, reads an event for each that is asked for, and frees
 * the cursor at the end, on cancellation and on {@link #close()}.
 *
 * <p>Events are read on the thread that asks for them.
 */
public final class PulledEvents implements AutoCloseable {
    private final String name;
    private final Supplier<EventCursor> opener;
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<@Nullable EventCursor> running = new AtomicReference<>();

    /**
     * Prepares the events; nothing is opened yet.
     *
     * @param name the recording's name for messages
     * @param opener opens the cursor when somebody subscribes
     */
    public PulledEvents(String name, Supplier<EventCursor> opener) {
        this.name = name;
        this.opener = opener;
    }

    /** The events, for one subscriber; a second one is refused. */
    public Flux<StreamEvent> flux() {
        return Flux.generate(this::begin, this::pull, EventCursor::close);
    }

    private EventCursor begin() {
        if (!subscribed.compareAndSet(false, true)) {
            throw new AcquisitionException(
                    name + ": the events were asked for a second time; open the recording again for that.");
        }
        EventCursor cursor = closed.get() ? Ended.ENDED : opener.get();
        running.set(cursor);
        if (closed.get()) {
            cursor.close();
        }
        return cursor;
    }

    private EventCursor pull(EventCursor cursor, SynchronousSink<StreamEvent> sink) {
        try {
            StreamEvent event = closed.get() ? null : cursor.next();
            if (event == null) {
                sink.complete();
            } else {
                sink.next(event);
            }
        } catch (AcquisitionException failure) {
            if (closed.get()) {
                sink.complete();
            } else {
                sink.error(failure);
            }
        }
        return cursor;
    }

    @Override
    public void close() {
        closed.set(true);
        EventCursor cursor = running.getAndSet(null);
        if (cursor != null) {
            cursor.close();
        }
    }

    /** The cursor of a recording that was closed before anybody subscribed. */
    private enum Ended implements EventCursor {
        ENDED;

        @Override
        public @Nullable StreamEvent next() {
            return null;
        }

        @Override
        public void close() {}
    }
}

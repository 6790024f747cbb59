package org.hillock.acquisition.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Events between a reader's thread and one subscriber, who gets no more than it asked for. Bounded in events and in frames: when full, the oldest
 * chunk or marker is dropped and counted, and the subscriber is told by a {@link Gap} in its place; losses and recoveries
 * are kept.
 */
public final class EventQueue {
    private static final String DROPPED = "dropped here, since the subscriber did not ask in time";

    private static final int PREPARED_EVENTS = 1024;

    private final int capacity;
    private final long frameCapacity;
    private final Deque<StreamEvent> events;
    private @Nullable FluxSink<StreamEvent> sink;
    private boolean draining;
    private boolean missed;
    private boolean ended;
    private @Nullable Throwable failure;
    private long queuedFrames;
    private long droppedFrames;
    private long missing;
    private long lastNanos;
    private boolean delivered;

    /** A queue for so many events. */
    public EventQueue(int capacity) {
        this(capacity, Long.MAX_VALUE);
    }

    /**
     * A queue for so many events and frames.
     *
     * @param frameCapacity a marker counts as a frame; one chunk is kept even if it has more
     */
    public EventQueue(int capacity, long frameCapacity) {
        this.capacity = capacity;
        this.frameCapacity = frameCapacity;
        this.events = new ArrayDeque<>(Math.min(capacity, PREPARED_EVENTS) + 8);
    }

    /** What the one subscriber gets; {@code start} runs when it subscribes, {@code stop} when it cancels. */
    public Flux<StreamEvent> flux(Runnable start, Runnable stop) {
        return Flux.create(
                created -> {
                    synchronized (this) {
                        if (sink != null) {
                            created.error(new IllegalStateException("a live source is subscribed to once"));
                            return;
                        }
                        sink = created;
                    }
                    created.onDispose(stop::run);
                    created.onRequest(n -> drain());
                    start.run();
                },
                FluxSink.OverflowStrategy.IGNORE);
    }

    /** Adds an event and delivers what is asked for. */
    public void offer(StreamEvent event) {
        synchronized (this) {
            if (ended) {
                release(event);
                return;
            }
            int frames = frames(event);
            if (events.size() >= capacity) {
                dropOldest();
            }
            while (queuedFrames > 0 && queuedFrames + frames > frameCapacity) {
                dropOldest();
            }
            queuedFrames += frames;
            events.add(event);
        }
        drain();
    }

    private void dropOldest() {
        for (Iterator<StreamEvent> each = events.iterator(); each.hasNext(); ) {
            StreamEvent event = each.next();
            if (event instanceof SampleChunk chunk) {
                miss(chunk.frameCount(), chunk.frameNanos()[0]);
                each.remove();
                chunk.release();
                return;
            }
            if (event instanceof Marker marker) {
                miss(1, marker.timeNanos());
                each.remove();
                return;
            }
        }
        events.remove();
    }

    private static int frames(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            return chunk.frameCount();
        }
        return event instanceof Marker ? 1 : 0;
    }

    private void miss(int frames, long firstNanos) {
        queuedFrames -= frames;
        if (missing == 0 && !delivered) {
            lastNanos = firstNanos;
        }
        droppedFrames += frames;
        missing += frames;
    }

    /** The next event, or the gap that lies before it. */
    private @Nullable StreamEvent pollNext() {
        StreamEvent next = events.peek();
        if (next instanceof SampleChunk chunk) {
            return pollData(chunk, chunk.frameNanos()[0], chunk.frameNanos()[chunk.frameCount() - 1]);
        }
        return next instanceof Marker marker ? pollData(marker, marker.timeNanos(), marker.timeNanos()) : events.poll();
    }

    private StreamEvent pollData(StreamEvent next, long firstNanos, long endNanos) {
        if (missing > 0) {
            Gap gap = new Gap(next.streamId(), lastNanos, firstNanos, missing, next.arrivalNanos(), DROPPED);
            missing = 0;
            return gap;
        }
        events.remove();
        queuedFrames -= frames(next);
        delivered = true;
        lastNanos = endNanos;
        return next;
    }

    /** Ends the events after those that wait. */
    public void end(Optional<Throwable> cause) {
        synchronized (this) {
            if (!ended) {
                ended = true;
                failure = cause.orElse(null);
            }
        }
        drain();
    }

    /** Releases what nobody will take. */
    public synchronized void discard() {
        ended = true;
        for (StreamEvent event : events) {
            release(event);
        }
        events.clear();
        queuedFrames = 0;
    }

    /** How many frames and markers were dropped so far. */
    public synchronized long droppedFrames() {
        return droppedFrames;
    }

    /** One thread delivers at a time; who comes meanwhile lets it go round again. */
    private void drain() {
        FluxSink<StreamEvent> to;
        synchronized (this) {
            if (draining || sink == null) {
                missed = true;
                return;
            }
            draining = true;
            to = sink;
        }
        while (true) {
            StreamEvent next = null;
            boolean over = false;
            synchronized (this) {
                missed = false;
                if (to.requestedFromDownstream() > 0) {
                    next = pollNext();
                }
                over = next == null && ended && events.isEmpty();
            }
            if (next != null) {
                to.next(next);
                continue;
            }
            if (over) {
                finish(to);
            }
            synchronized (this) {
                if (!missed || over) {
                    draining = over;
                    return;
                }
            }
        }
    }

    private void finish(FluxSink<StreamEvent> to) {
        Throwable cause = failure;
        if (cause == null) {
            to.complete();
        } else {
            to.error(cause);
        }
    }

    private static void release(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            chunk.release();
        }
    }
}

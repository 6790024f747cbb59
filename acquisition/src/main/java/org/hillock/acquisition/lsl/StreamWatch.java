package org.hillock.acquisition.lsl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.acquisition.AcquisitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * The continuous resolver: asks again and again which streams a query means, and keeps the list of those that have
 * answered lately. Works on a thread of its own from the start to {@link #close()}; its methods may be called by any.
 */
public final class StreamWatch implements AutoCloseable {
    /** After how long without an answer a stream is forgotten, unless something else is asked for; liblsl's value. */
    public static final Duration FORGET_AFTER = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(StreamWatch.class);
    /** One round of queries: liblsl's {@code MulticastMinRTT} and {@code ContinuousResolveInterval} together. */
    private static final Duration ROUND = Duration.ofMillis(1000);

    private static final int PENDING_EVENTS = 4096;

    private final LslLibrary library;
    private final LslQuery query;
    private final long forgetAfterNanos;
    private final Map<String, Seen> present = new LinkedHashMap<>();
    private final Sinks.Many<StreamPresence> events = Sinks.many().replay().limit(PENDING_EVENTS);
    private final Thread thread;
    private volatile boolean closed;

    private record Seen(LslInfo info, long atNanos) {}

    private StreamWatch(LslLibrary library, LslQuery query, Duration forgetAfter) {
        this.library = library;
        this.query = query;
        this.forgetAfterNanos = forgetAfter.toNanos();
        this.thread = new Thread(this::run, "lsl-watch");
        this.thread.setDaemon(true);
    }

    /**
     * Begins to look.
     *
     * @param query which streams of the session are meant; {@link LslQuery#ALL} for every one
     * @param forgetAfter after how long without an answer a stream has vanished; at least two seconds, since a round of
     *     queries takes one
     */
    public static StreamWatch start(LslLibrary library, LslQuery query, Duration forgetAfter) {
        if (forgetAfter.compareTo(ROUND.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("streams are forgotten after at least "
                    + ROUND.multipliedBy(2).toMillis() + " ms");
        }
        StreamWatch watch = new StreamWatch(library, query, forgetAfter);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            while (!closed) {
                List<LslInfo> found = library.resolve(query, 0, ROUND);
                if (!closed) {
                    take(found, library.clock().nanoTime());
                }
            }
            events.tryEmitComplete();
        } catch (AcquisitionException e) {
            LOG.debug("{}", e.getMessage());
            events.tryEmitError(e);
        }
    }

    private void take(List<LslInfo> found, long nowNanos) {
        List<StreamPresence> news = new ArrayList<>();
        synchronized (present) {
            for (LslInfo info : found) {
                if (present.put(info.uid(), new Seen(info, nowNanos)) == null) {
                    news.add(new StreamPresence.Appeared(info));
                }
            }
            present.values().removeIf(seen -> {
                boolean gone = nowNanos - seen.atNanos() > forgetAfterNanos;
                if (gone) {
                    news.add(new StreamPresence.Vanished(seen.info()));
                }
                return gone;
            });
        }
        for (StreamPresence event : news) {
            if (events.tryEmitNext(event).isFailure()) {
                LOG.debug("Nobody could be told of {}", event.info().name());
            }
        }
    }

    /** The streams that have answered lately, in the order in which they appeared. */
    public List<LslInfo> streams() {
        synchronized (present) {
            return present.values().stream().map(Seen::info).toList();
        }
    }

    /**
     * Appearances and disappearances, on the watch's thread; a later subscriber gets those before as well (the last 4096).
     * Completes when the watch is closed.
     */
    public Flux<StreamPresence> events() {
        return events.asFlux();
    }

    /** Ends the search; idempotent. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}

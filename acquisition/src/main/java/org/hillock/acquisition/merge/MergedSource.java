package org.hillock.acquisition.merge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Several sources as one, their events in the order of time where that costs no more than the hold-back.
 *
 * <p>Without a hold-back every event goes on at once: a marker is out of order only when it reached this process after
 * samples of a later time, and decoders that cut epochs out of a history take such a marker all the same. With one, an event
 * waits for the other sources for so long at most, which delays samples as long as markers are rare. The merged source
 * ends with its first source and fails with any. Each source is asked for no more than {@value #PREFETCH} events ahead.
 */
public final class MergedSource implements SignalSource {
    private static final int PREFETCH = 256;

    private final List<SignalSource> sources;
    private final List<StreamInfo> streams;
    private final SessionClock clock;
    private final Duration holdBack;
    private final TimeOrder order;
    private final List<Feed> feeds = new ArrayList<>();
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private @Nullable FluxSink<StreamEvent> sink;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable Throwable failure;
    private boolean ended;
    private boolean draining;
    private boolean missed;
    private long wakeNanos = Long.MAX_VALUE;

    /**
     * Merges sources, which are closed with this one.
     *
     * @param sources the first one is the leading one
     * @param holdBack how long an event may wait for the other sources; zero for not at all
     * @param clock measures the hold-back
     * @throws IllegalArgumentException when two sources have a stream of the same id
     */
    public MergedSource(List<? extends SignalSource> sources, Duration holdBack, SessionClock clock) {
        this.sources = List.copyOf(sources);
        this.streams = this.sources.stream()
                .flatMap(source -> source.streams().stream())
                .toList();
        this.holdBack = holdBack;
        this.clock = clock;
        this.order = new TimeOrder(this.sources.size(), holdBack.toNanos());
        Set<String> ids = new HashSet<>();
        for (StreamInfo stream : streams) {
            if (!ids.add(stream.id())) {
                throw new IllegalArgumentException("two of the merged sources have a stream '" + stream.id() + "'");
            }
        }
    }

    @Override
    public String name() {
        return String.join(" + ", sources.stream().map(SignalSource::name).toList());
    }

    @Override
    public List<StreamInfo> streams() {
        return streams;
    }

    @Override
    public Flux<StreamEvent> events() {
        return Flux.create(this::begin, FluxSink.OverflowStrategy.IGNORE);
    }

    /** Where every source does, and nothing is held back. */
    @Override
    public boolean tellsTrueArrivals() {
        return holdBack.isZero() && sources.stream().allMatch(SignalSource::tellsTrueArrivals);
    }

    /** Markers that went on after samples of a later time. */
    public long lateMarkers() {
        synchronized (order) {
            return order.lateMarkers();
        }
    }

    private void begin(FluxSink<StreamEvent> created) {
        if (!subscribed.compareAndSet(false, true)) {
            created.error(new IllegalStateException("merged sources are subscribed to once"));
            return;
        }
        synchronized (order) {
            sink = created;
            if (!holdBack.isZero()) {
                timer = Executors.newSingleThreadScheduledExecutor(work -> {
                    Thread thread = new Thread(work, "merge-timer");
                    thread.setDaemon(true);
                    return thread;
                });
            }
        }
        for (int i = 0; i < sources.size(); i++) {
            feeds.add(new Feed(i));
        }
        created.onDispose(this::cancelled);
        created.onRequest(n -> drain());
        for (int i = 0; i < sources.size(); i++) {
            sources.get(i).events().subscribe(feeds.get(i));
        }
    }

    /** One thread delivers at a time; who comes meanwhile lets it go round again. */
    private void drain() {
        synchronized (order) {
            if (draining || sink == null) {
                missed = true;
                return;
            }
            draining = true;
        }
        while (deliverOne() || goRoundAgain()) {
            // Each turn delivers what may leave.
        }
    }

    /** Delivers the next event; false when none may leave. */
    private boolean deliverOne() {
        Optional<StreamEvent> next = Optional.empty();
        int input = 0;
        FluxSink<StreamEvent> to;
        synchronized (order) {
            missed = false;
            to = sink;
            if (to != null && to.requestedFromDownstream() > 0) {
                next = order.poll(clock.nanoTime());
                input = order.lastInput();
            }
        }
        if (to == null || next.isEmpty()) {
            return false;
        }
        to.next(next.get());
        feeds.get(input).oneMore();
        return true;
    }

    /** Ends the turn, unless something came meanwhile or the end is reached. */
    private boolean goRoundAgain() {
        FluxSink<StreamEvent> to;
        Throwable cause;
        synchronized (order) {
            if (missed) {
                return true;
            }
            boolean over = ended && order.size() == 0;
            draining = over;
            if (!over) {
                wakeWhenDue();
                return false;
            }
            to = sink;
            cause = failure;
        }
        if (to != null && cause != null) {
            to.error(cause);
        } else if (to != null) {
            to.complete();
        }
        return false;
    }

    private void wakeWhenDue() {
        ScheduledExecutorService wakes = timer;
        long due = order.dueNanos();
        boolean isWanted = sink != null && sink.requestedFromDownstream() > 0;
        if (wakes == null || !isWanted || due == Long.MAX_VALUE || wakeNanos <= due) {
            return;
        }
        wakeNanos = due;
        wakes.schedule(this::wake, Math.max(0, due - clock.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private void wake() {
        synchronized (order) {
            wakeNanos = Long.MAX_VALUE;
        }
        drain();
    }

    private void offer(int input, StreamEvent event) {
        synchronized (order) {
            if (ended) {
                release(event);
                return;
            }
            order.offer(input, event, clock.nanoTime());
        }
        drain();
    }

    private void ended(int input, @Nullable Throwable cause) {
        synchronized (order) {
            order.ended(input);
            if ((input == 0 || cause != null) && !ended) {
                ended = true;
                failure = cause;
                order.endedAll();
            }
        }
        drain();
    }

    private void cancelled() {
        close();
        feeds.forEach(Feed::dispose);
        synchronized (order) {
            ended = true;
            order.clear().forEach(MergedSource::release);
            if (timer != null) {
                timer.shutdownNow();
            }
        }
    }

    @Override
    public void close() {
        sources.forEach(SignalSource::close);
    }

    private static void release(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            chunk.release();
        }
    }

    /** One source's events. */
    private final class Feed extends BaseSubscriber<StreamEvent> {
        private final int input;

        Feed(int input) {
            this.input = input;
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(PREFETCH);
        }

        @Override
        protected void hookOnNext(StreamEvent event) {
            offer(input, event);
        }

        @Override
        protected void hookOnComplete() {
            ended(input, null);
        }

        @Override
        protected void hookOnError(Throwable cause) {
            ended(input, cause);
        }

        void oneMore() {
            request(1);
        }
    }
}

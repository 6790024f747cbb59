package org.hillock.runtime.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.BudgetSetting;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Plays one source through the queue before the decoding thread. Where the budget sheds, the source is asked for all it has
 * and the queue gives up what is too much; otherwise it is asked for no more than the queue has room for. From the source
 * to the decoder nothing is allocated.
 */
final class TimedPlay {
    private static final int REFILL = SessionRun.QUEUE_CAPACITY * 3 / 4;

    private final boolean sheds;
    private final SessionClock clock;
    private final SessionTap tap;
    private final DecodingStage stage;
    private final BudgetGuard guard;
    private final ArrivalQueue queue;
    private final Feed feed = new Feed();
    private volatile boolean stopped;

    TimedPlay(BudgetSetting budget, SessionClock clock, SessionTap tap, DecodingStage stage, BudgetGuard guard) {
        this.sheds = budget.sheds();
        this.clock = clock;
        this.tap = tap;
        this.stage = stage;
        this.guard = guard;
        this.queue = new ArrivalQueue(SessionRun.QUEUE_CAPACITY, budget.waiting(), clock);
    }

    /** From the source's thread into the queue. */
    private final class Feed extends BaseSubscriber<StreamEvent> {
        private int taken;

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            request(sheds ? Long.MAX_VALUE : SessionRun.QUEUE_CAPACITY);
        }

        @Override
        protected void hookOnNext(StreamEvent event) {
            long nowNanos = clock.nanoTime();
            guard.heard(nowNanos);
            queue.offer(event, nowNanos);
        }

        @Override
        protected void hookOnComplete() {
            queue.end();
        }

        @Override
        protected void hookOnError(Throwable cause) {
            queue.fail(cause);
        }

        /** One event has left the queue; on the decoding thread. */
        void taken() {
            taken++;
            if (!sheds && taken == REFILL) {
                taken = 0;
                request(REFILL);
            }
        }
    }

    /** Ends it soon, whatever the source does; what waits is given up. Any thread may call it. */
    void stop() {
        stopped = true;
        queue.end();
    }

    /**
     * Plays to the end of the source, or until stopped.
     *
     * @param patience with a decoder that works on after the source's end
     * @param working is told of the decoding thread
     */
    void play(SignalSource source, Duration patience, Consumer<DecodingThread> working) {
        guard.playsFrom(queue);
        Scheduler reading = Schedulers.newSingle("source " + source.name(), true);
        DecodingThread decoding = new DecodingThread(this::decodeAll, clock, guard::progress);
        try {
            working.accept(decoding);
            source.events()
                    .doFinally(signal -> decoding.shouldEnd(patience))
                    .subscribeOn(reading)
                    .subscribe(feed);
            decoding.await();
        } finally {
            feed.dispose();
            queue.clear();
            reading.dispose();
        }
        Optional<Throwable> failure = queue.failure();
        if (failure.isPresent() && !stopped) {
            throw failure.get() instanceof RuntimeException known
                    ? known
                    : HillockException.workFailed("The source failed (" + failure.get() + ").", failure.get());
        }
    }

    private void decodeAll() throws InterruptedException {
        ArrivalQueue.Arrival arrival = new ArrivalQueue.Arrival();
        while (queue.take(arrival)) {
            StreamEvent event = arrival.event();
            feed.taken();
            if (stopped) {
                release(event);
                return;
            }
            tap.event(event);
            stage.on(event, arrival.atNanos());
        }
    }

    private static void release(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            chunk.release();
        }
    }
}

package org.hillock.runtime.pipeline;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.BudgetSetting;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Plays a source through the queue that sheds; a thread of its own decodes. */
final class SheddingPlay {
    private final BudgetSetting budget;
    private final SessionClock clock;
    private final SessionTap tap;
    private final BooleanSupplier stopped;

    SheddingPlay(BudgetSetting budget, SessionClock clock, SessionTap tap, BooleanSupplier stopped) {
        this.tap = tap;
        this.budget = budget;
        this.clock = clock;
        this.stopped = stopped;
    }

    void play(SignalSource source, DecodingStage stage, BudgetGuard guard) {
        ArrivalQueue queue = new ArrivalQueue(SessionRun.QUEUE_CAPACITY, budget.waiting(), clock);
        guard.playsFrom(queue);
        Scheduler reading = Schedulers.newSingle("source " + source.name(), true);
        Disposable events = source.events()
                .subscribeOn(reading)
                .subscribe(
                        event -> {
                            guard.heard(clock.nanoTime());
                            queue.offer(event);
                        },
                        queue::fail,
                        queue::end);
        Scheduler decoding = Schedulers.newSingle("decoding", true);
        try {
            Mono.fromRunnable(() -> decode(queue, stage)).subscribeOn(decoding).block();
        } finally {
            events.dispose();
            queue.clear();
            reading.dispose();
            decoding.dispose();
        }
        Optional<Throwable> failure = queue.failure();
        if (failure.isPresent() && !stopped.getAsBoolean()) {
            throw failure.get() instanceof RuntimeException known
                    ? known
                    : HillockException.workFailed("The source failed (" + failure.get() + ").", failure.get());
        }
    }

    private void decode(ArrivalQueue queue, DecodingStage stage) {
        try {
            decodeAll(queue, stage);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void decodeAll(ArrivalQueue queue, DecodingStage stage) throws InterruptedException {
        for (Optional<ArrivalQueue.Arrival> next = queue.take(); next.isPresent(); next = queue.take()) {
            if (stopped.getAsBoolean()) {
                next.get().discard();
                return;
            }
            tap.event(next.get().event());
            stage.on(next.get().event(), next.get().atNanos());
        }
    }
}

package org.hillock.runtime.pipeline;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.runtime.session.BudgetSetting.WaitWord;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue before the decoding thread when overload sheds. It never holds a source back: when it is full the oldest
 * chunk is given up, counted, and told of by a {@link Gap} in its place. What is no chunk is kept, but for the
 * oldest markers beyond as many again.
 *
 * <p>One thread offers, one takes.
 */
public final class ArrivalQueue {
    private static final int SPINS_BEFORE_PARKING = 20_000;
    private static final long PARK_MILLIS = 50;

    private final int capacity;
    private final WaitWord waiting;
    private final SessionClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private final ArrayDeque<Arrival> events;
    private volatile int waitingEvents;
    private int waitingChunks;
    private long waitingFrames;
    private long droppedFrames;
    private @Nullable Gap owed;
    private volatile boolean ended;
    private @Nullable Throwable failure;

    /**
     * An event with the time at which it reached this process.
     *
     * @param event what came
     * @param atNanos when, by the queue's clock
     */
    public record Arrival(StreamEvent event, long atNanos) {
        void discard() {
            if (event instanceof SampleChunk chunk) {
                chunk.release();
            }
        }
    }

    /**
     * An empty queue.
     *
     * @param capacity chunks that may wait
     * @param waiting how {@link #take} waits
     * @param clock of the arrival times
     */
    public ArrivalQueue(int capacity, WaitWord waiting, SessionClock clock) {
        this.capacity = capacity;
        this.waiting = waiting;
        this.clock = clock;
        this.events = new ArrayDeque<>(2 * capacity);
    }

    /** Takes an event; never waits for the other side. */
    public void offer(StreamEvent event) {
        Arrival arrival = new Arrival(event, clock.nanoTime());
        lock.lock();
        try {
            if (ended) {
                arrival.discard();
                return;
            }
            boolean full = event instanceof SampleChunk ? waitingChunks >= capacity : events.size() >= 2 * capacity;
            if (full) {
                dropOldestChunk(arrival.atNanos());
            }
            if (events.size() >= 2 * capacity) {
                events.stream()
                        .filter(old -> old.event() instanceof Marker)
                        .findFirst()
                        .ifPresent(events::remove);
            }
            add(arrival);
            came.signal();
        } finally {
            lock.unlock();
        }
    }

    private void add(Arrival arrival) {
        events.addLast(arrival);
        if (arrival.event() instanceof SampleChunk chunk) {
            waitingChunks++;
            waitingFrames += chunk.frameCount();
        }
        waitingEvents = events.size();
    }

    private void dropOldestChunk(long nowNanos) {
        ArrayDeque<Arrival> before = new ArrayDeque<>();
        for (Arrival oldest = events.pollFirst(); oldest != null; oldest = events.pollFirst()) {
            if (oldest.event() instanceof SampleChunk chunk) {
                forget(chunk);
                owe(chunk, nowNanos);
                chunk.release();
                break;
            }
            before.addLast(oldest);
        }
        while (!before.isEmpty()) {
            events.addFirst(before.removeLast());
        }
    }

    private void forget(SampleChunk chunk) {
        waitingChunks--;
        waitingFrames -= chunk.frameCount();
    }

    private void owe(SampleChunk chunk, long nowNanos) {
        int frames = chunk.frameCount();
        droppedFrames += frames;
        if (frames == 0) {
            return;
        }
        Gap soFar = owed;
        boolean same = soFar != null && soFar.streamId().equals(chunk.streamId());
        if (soFar != null && !same) {
            events.addFirst(new Arrival(soFar, nowNanos));
        }
        long from = same && soFar != null ? soFar.fromNanos() : chunk.frameNanos()[0];
        long missing = same && soFar != null ? soFar.missingFrames() : 0;
        owed = new Gap(
                chunk.streamId(),
                from,
                chunk.frameNanos()[frames - 1],
                missing + frames,
                nowNanos,
                "the decoder could not keep up");
    }

    /** No further event comes; what waits is still taken. */
    public void end() {
        finish(null);
    }

    /** The source failed; what waits is still taken. */
    public void fail(Throwable cause) {
        finish(cause);
    }

    private void finish(@Nullable Throwable cause) {
        lock.lock();
        try {
            failure = cause;
            ended = true;
            came.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest event, waited for in the session's way; empty at the end. */
    public Optional<Arrival> take() throws InterruptedException {
        spin();
        lock.lock();
        try {
            while (events.isEmpty() && owed == null && !ended) {
                boolean signalled = came.await(PARK_MILLIS, TimeUnit.MILLISECONDS);
                if (!signalled && Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
            }
            return Optional.ofNullable(pollLocked());
        } finally {
            lock.unlock();
        }
    }

    private void spin() {
        long spins =
                switch (waiting) {
                    case PARK, DIRECT -> 0;
                    case HYBRID -> SPINS_BEFORE_PARKING;
                    case SPIN -> Long.MAX_VALUE;
                };
        while (spins-- > 0 && waitingEvents == 0 && !ended) {
            Thread.onSpinWait();
        }
    }

    private @Nullable Arrival pollLocked() {
        Gap gap = owed;
        Arrival first = events.peekFirst();
        if (gap != null && (first == null || first.event() instanceof SampleChunk)) {
            owed = null;
            return new Arrival(gap, gap.arrivalNanos());
        }
        Arrival taken = events.pollFirst();
        if (taken != null && taken.event() instanceof SampleChunk chunk) {
            forget(chunk);
        }
        waitingEvents = events.size();
        return taken;
    }

    /** Frames that wait behind the event taken last. */
    public long waitingFrames() {
        lock.lock();
        try {
            return waitingFrames;
        } finally {
            lock.unlock();
        }
    }

    /** Frames given up. */
    public long droppedFrames() {
        lock.lock();
        try {
            return droppedFrames;
        } finally {
            lock.unlock();
        }
    }

    /** What ended the source, if it was a failure. */
    public Optional<Throwable> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(failure);
        } finally {
            lock.unlock();
        }
    }

    /** Gives up all that waits. */
    public void clear() {
        lock.lock();
        try {
            events.forEach(Arrival::discard);
            events.clear();
            waitingChunks = 0;
            waitingFrames = 0;
            waitingEvents = 0;
            ended = true;
        } finally {
            lock.unlock();
        }
    }
}

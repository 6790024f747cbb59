package org.hillock.runtime.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.hillock.acquisition.stream.ElectrodeImpedance;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalQuality;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.runtime.session.BudgetSetting.WaitWord;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue before the decoding thread. It never holds a source back by itself: when as many chunks wait as it has
 * room for, the oldest one is given up, counted, and told of by a {@link Gap} in its place. What is no chunk is kept until
 * there are as many again; then the oldest markers and reports of quality or impedance go first, and are counted. A source that shall not lose anything is asked
 * for no more events than fit.
 *
 * <p>One thread offers, one takes. Neither allocates; the lock is held for some stores, and whoever takes sleeps outside of it.
 */
public final class ArrivalQueue {
    private static final long PARK_NANOS = 50_000_000;

    private final int capacity;
    private final WaitWord waiting;
    private final SessionClock clock;
    private final Object lock = new Object();
    private final @Nullable StreamEvent[] events;
    private final long[] atNanos;
    private final List<Owed> owed = new ArrayList<>();
    private final ArrivalForecast forecast = new ArrivalForecast();
    private int head;
    private int size;
    private int waitingChunks;
    private long waitingFrames;
    private long droppedFrames;
    private final AtomicLong droppedMarkers = new AtomicLong();
    private final AtomicLong droppedNews = new AtomicLong();
    private boolean owes;
    private @Nullable Throwable failure;
    private volatile int toTake;
    private volatile boolean ended;
    private volatile @Nullable Thread sleeper;

    /** What {@link #take} fills, over and over; for the thread that takes. */
    public static final class Arrival {
        private @Nullable StreamEvent event;
        private long atNanos;

        /** What came. */
        public StreamEvent event() {
            StreamEvent taken = event;
            if (taken == null) {
                throw new IllegalStateException("nothing was taken yet");
            }
            return taken;
        }

        /** When it reached this process, by the queue's clock. */
        public long atNanos() {
            return atNanos;
        }

        private void set(StreamEvent taken, long nanos) {
            event = taken;
            atNanos = nanos;
        }
    }

    /** Frames of one stream that were given up and not told of yet. */
    private static final class Owed {
        private final String streamId;
        private long fromNanos;
        private long toNanos;
        private long frames;
        private long atNanos;

        Owed(String streamId) {
            this.streamId = streamId;
        }

        void add(SampleChunk chunk, long nowNanos) {
            int count = chunk.frameCount();
            fromNanos = frames == 0 ? chunk.frameNanos()[0] : fromNanos;
            toNanos = chunk.frameNanos()[count - 1];
            frames += count;
            atNanos = nowNanos;
        }

        Gap settle() {
            Gap gap = new Gap(streamId, fromNanos, toNanos, frames, atNanos, "the decoder could not keep up");
            frames = 0;
            return gap;
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
        this.events = new @Nullable StreamEvent[2 * capacity];
        this.atNanos = new long[2 * capacity];
    }

    /** Takes an event that comes now; never waits for the other side. */
    public void offer(StreamEvent event) {
        offer(event, clock.nanoTime());
    }

    /** Takes an event; never waits for the other side. */
    void offer(StreamEvent event, long nowNanos) {
        synchronized (lock) {
            if (ended) {
                release(event);
                return;
            }
            if (event instanceof SampleChunk && waitingChunks >= capacity) {
                dropOldestChunk(nowNanos);
            }
            if (size == events.length) {
                dropOldestOfLeastWorth(nowNanos);
            }
            add(event, nowNanos);
        }
        wake();
    }

    private void add(StreamEvent event, long nowNanos) {
        int slot = slot(size);
        events[slot] = event;
        atNanos[slot] = nowNanos;
        size++;
        if (event instanceof SampleChunk chunk) {
            waitingChunks++;
            waitingFrames += chunk.frameCount();
        }
        toTake = size;
    }

    private int slot(int index) {
        int slot = head + index;
        return slot < events.length ? slot : slot - events.length;
    }

    private void dropOldestChunk(long nowNanos) {
        for (int i = 0; i < size; i++) {
            if (events[slot(i)] instanceof SampleChunk chunk) {
                remove(i);
                owe(chunk, nowNanos);
                chunk.release();
                return;
            }
        }
    }

    private void dropOldestOfLeastWorth(long nowNanos) {
        for (int i = 0; i < size; i++) {
            StreamEvent event = events[slot(i)];
            if (event instanceof Marker || event instanceof SignalQuality || event instanceof ElectrodeImpedance) {
                remove(i);
                count(event);
                return;
            }
        }
        if (waitingChunks > 0) {
            dropOldestChunk(nowNanos);
        } else {
            count(remove(0));
        }
    }

    private void count(StreamEvent dropped) {
        (dropped instanceof Marker ? droppedMarkers : droppedNews).incrementAndGet();
    }

    /** Closes the place of an event by moving the older ones up, of which there are hardly ever any. */
    private StreamEvent remove(int index) {
        StreamEvent removed = events[slot(index)];
        for (int i = index; i > 0; i--) {
            events[slot(i)] = events[slot(i - 1)];
            atNanos[slot(i)] = atNanos[slot(i - 1)];
        }
        events[head] = null;
        head = slot(1);
        size--;
        if (removed instanceof SampleChunk chunk) {
            waitingChunks--;
            waitingFrames -= chunk.frameCount();
        }
        if (removed == null) {
            throw new IllegalStateException("an empty place among the events that wait");
        }
        return removed;
    }

    private void owe(SampleChunk chunk, long nowNanos) {
        if (chunk.frameCount() == 0) {
            return;
        }
        droppedFrames += chunk.frameCount();
        owes = true;
        for (Owed known : owed) {
            if (known.streamId.equals(chunk.streamId())) {
                known.add(chunk, nowNanos);
                return;
            }
        }
        Owed first = new Owed(chunk.streamId());
        first.add(chunk, nowNanos);
        owed.add(first);
    }

    private void wake() {
        Thread asleep = sleeper;
        if (asleep != null) {
            LockSupport.unpark(asleep);
        }
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
        synchronized (lock) {
            if (!ended) {
                failure = cause;
                ended = true;
            }
        }
        wake();
    }

    /**
     * Takes the oldest event, waiting for it in the session's way.
     *
     * @param into gets the event. Modified.
     * @return whether there was one; false at the end
     */
    public boolean take(Arrival into) throws InterruptedException {
        boolean waited = toTake == 0;
        if (waited) {
            look();
        }
        while (true) {
            synchronized (lock) {
                if (poll(into)) {
                    break;
                }
                if (ended) {
                    return false;
                }
            }
            sleep(PARK_NANOS);
        }
        if (waited && waiting == WaitWord.HYBRID && into.event() instanceof SampleChunk) {
            forecast.came(into.atNanos());
        }
        return true;
    }

    private void look() throws InterruptedException {
        if (waiting == WaitWord.SPIN) {
            while (toTake == 0 && !ended) {
                Thread.onSpinWait();
            }
        } else if (waiting == WaitWord.HYBRID && forecast.isKnown()) {
            sleep(forecast.fromNanos() - clock.nanoTime());
            while (toTake == 0 && !ended && clock.nanoTime() < forecast.untilNanos()) {
                Thread.onSpinWait();
            }
        }
    }

    /** Who offers looks for a sleeper after it has told of the event, so that one of both sees the other. */
    private void sleep(long nanos) throws InterruptedException {
        sleeper = Thread.currentThread();
        if (toTake == 0 && !ended) {
            LockSupport.parkNanos(nanos);
        }
        sleeper = null;
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private boolean poll(Arrival into) {
        boolean nextIsNoChunk = size > 0 && !(events[head] instanceof SampleChunk);
        if (owes && !nextIsNoChunk && settleOne(into)) {
            return true;
        }
        if (size == 0) {
            return false;
        }
        long cameNanos = atNanos[head];
        into.set(remove(0), cameNanos);
        toTake = size;
        return true;
    }

    private boolean settleOne(Arrival into) {
        for (Owed debt : owed) {
            if (debt.frames > 0) {
                Gap gap = debt.settle();
                into.set(gap, gap.arrivalNanos());
                return true;
            }
        }
        owes = false;
        return false;
    }

    /** Frames that wait behind the event taken last. */
    public long waitingFrames() {
        synchronized (lock) {
            return waitingFrames;
        }
    }

    /** Frames given up. */
    public long droppedFrames() {
        synchronized (lock) {
            return droppedFrames;
        }
    }

    /** Markers given up. Any thread may ask at any time. */
    public long droppedMarkers() {
        return droppedMarkers.get();
    }

    /** What was given up and is neither frame nor marker, reports of quality above all. Any thread may ask at any time. */
    public long droppedNews() {
        return droppedNews.get();
    }

    /** What ended the source, if it was a failure. */
    public Optional<Throwable> failure() {
        synchronized (lock) {
            return Optional.ofNullable(failure);
        }
    }

    /** Gives up all that waits. */
    public void clear() {
        synchronized (lock) {
            ended = true;
            while (size > 0) {
                release(remove(0));
            }
            toTake = 0;
        }
        wake();
    }

    private static void release(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            chunk.release();
        }
    }
}

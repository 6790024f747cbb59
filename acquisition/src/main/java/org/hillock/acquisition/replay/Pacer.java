package org.hillock.acquisition.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamEvent;
import org.jspecify.annotations.Nullable;

/**
 * Holds each event back until its turn. The first event starts the timeline; each later one is due when as much time has
 * passed as between the recorded arrivals, divided by the speed. A replay that fell behind catches up, as a live stream
 * would.
 *
 * <p>A stretch longer than the longest pause is cut for all streams; a jump that a {@link ClockReset} announced, or one
 * far back, moves only the timeline of its stream. One thread awaits; any thread may stop it.
 */
final class Pacer {
    private final Pace pace;
    private final SessionClock clock;
    private final Parker parker;
    private final long longestPauseNanos;
    private final Map<String, Timeline> timelines = new HashMap<>();
    private boolean started;
    private long startNanos;
    private long cutNanos;
    private long elapsedNanos;
    private volatile boolean stopped;
    private volatile @Nullable Thread waiting;

    Pacer(Pace pace, SessionClock clock, Parker parker) {
        this.pace = pace;
        this.clock = clock;
        this.parker = parker;
        this.longestPauseNanos = pace.longestPause().toNanos();
    }

    /** Waits for the event's turn; false when the replay was stopped before it came. */
    boolean await(StreamEvent event) {
        if (pace.waits()) {
            waitUntil(dueNanos(event));
        }
        return !stopped;
    }

    /** Ends a running wait at once, and every later one. */
    void stop() {
        stopped = true;
        LockSupport.unpark(waiting);
    }

    private long dueNanos(StreamEvent event) {
        if (!started) {
            started = true;
            startNanos = clock.nanoTime();
            cutNanos = event.arrivalNanos();
        }
        Timeline timeline = timelines.get(event.streamId());
        if (timeline == null) {
            timeline = new Timeline();
            timelines.put(event.streamId(), timeline);
        }
        if (event instanceof ClockReset) {
            timeline.wasReset = true;
        } else {
            advanceTo(event.arrivalNanos() - cutNanos + timeline.shiftNanos, timeline);
        }
        return startNanos + (long) (elapsedNanos / pace.speed());
    }

    private void advanceTo(long recordedNanos, Timeline timeline) {
        long step = recordedNanos - elapsedNanos;
        boolean jumpsAhead = step > longestPauseNanos;
        if (step < -longestPauseNanos || (jumpsAhead && timeline.wasReset)) {
            timeline.shiftNanos -= step;
        } else if (jumpsAhead) {
            cutNanos += step - longestPauseNanos;
            elapsedNanos += longestPauseNanos;
        } else if (step > 0) {
            elapsedNanos += step;
        }
        timeline.wasReset = false;
    }

    private void waitUntil(long dueNanos) {
        waiting = Thread.currentThread();
        long left = dueNanos - clock.nanoTime();
        while (left > 0 && !stopped) {
            parker.park(left);
            if (Thread.currentThread().isInterrupted() && !stopped) {
                throw new AcquisitionException("The replay was interrupted while it waited for its next event.");
            }
            left = dueNanos - clock.nanoTime();
        }
        waiting = null;
    }

    /** Where one stream's recorded arrivals lie on the common timeline. */
    private static final class Timeline {
        long shiftNanos;
        boolean wasReset;
    }
}

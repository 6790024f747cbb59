package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.util.Optional;
import org.hillock.acquisition.stream.SessionClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures an outlet's clock every two seconds on a thread of its own. The last estimate may be read by any thread. */
final class ClockTracker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClockTracker.class);
    private static final long UPDATE_MILLIS = 2000;
    private static final long FIRST_WAIT_MILLIS = 5000;

    private final LslLibrary library;
    private final SessionClock clock;
    private @Nullable ClockMeter meter;
    private @Nullable ClockOffset last;
    private final OffsetFilter filter = new OffsetFilter();
    private int generation;
    private boolean closed;
    private double correctionSeconds;

    ClockTracker(LslLibrary library, SessionClock clock) {
        this.library = library;
        this.clock = clock;
    }

    /** Turns to an outlet, forgets the one before, and waits up to five seconds for the first estimate. */
    synchronized void follow(LslInfo info) {
        if (closed) {
            return;
        }
        if (meter != null) {
            meter.close();
        }
        last = null;
        filter.clear();
        generation++;
        int mine = generation;
        ClockMeter opened = library.openClockMeter(info);
        meter = opened;
        Thread thread = new Thread(() -> run(opened, mine), "lsl-clock-" + info.name());
        thread.setDaemon(true);
        thread.start();
        long end = clock.nanoTime() + FIRST_WAIT_MILLIS * 1_000_000;
        try {
            for (long left = FIRST_WAIT_MILLIS;
                    left > 0 && last == null && !closed;
                    left = (end - clock.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (last == null && !closed) {
            LOG.warn("{} does not answer time probes; its stamps are taken as they come", info.name());
            correctionSeconds = 0;
        }
    }

    private void run(ClockMeter own, int mine) {
        while (isCurrent(mine)) {
            long start = clock.nanoTime();
            try {
                own.measure().ifPresent(offset -> accept(offset, mine));
                long left = UPDATE_MILLIS - (clock.nanoTime() - start) / 1_000_000;
                Thread.sleep(Math.max(1, left));
            } catch (IOException e) {
                LOG.debug("A time probe ended: {}", e.getMessage());
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isCurrent(int mine) {
        return mine == generation && !closed;
    }

    private synchronized void accept(ClockOffset offset, int mine) {
        if (mine == generation) {
            last = offset;
            filter.add(offset, LslClock.now(clock));
            notifyAll();
        }
    }

    /** What to add to the outlet's stamps now, its drift since the last estimate included. */
    synchronized double correctionSeconds() {
        return last == null ? correctionSeconds : filter.correctionAt(LslClock.now(clock));
    }

    synchronized Optional<ClockOffset> last() {
        return Optional.ofNullable(last);
    }

    /** How well the clock is followed since {@link #follow}. */
    synchronized ClockFit fit() {
        return filter.fit();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (meter != null) {
            meter.close();
        }
        notifyAll();
    }
}

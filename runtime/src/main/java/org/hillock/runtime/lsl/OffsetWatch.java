package org.hillock.runtime.lsl;

import java.io.IOException;
import java.util.Optional;
import org.hillock.acquisition.lsl.ClockFit;
import org.hillock.acquisition.lsl.ClockMeter;
import org.hillock.acquisition.lsl.ClockOffset;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.OffsetFilter;
import org.hillock.acquisition.stream.SessionClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures an outlet's clock every two seconds on a thread of its own and keeps the spread. Any thread may read. */
final class OffsetWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OffsetWatch.class);
    private static final long PAUSE_MILLIS = 1400;

    private final ClockMeter meter;
    private final SessionClock clock;
    private final Thread thread;
    private final OffsetFilter filter = new OffsetFilter();
    private volatile double correctionSeconds = Double.NaN;
    private @Nullable ClockOffset last;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private volatile boolean closed;

    private OffsetWatch(ClockMeter meter, SessionClock clock, String name) {
        this.meter = meter;
        this.clock = clock;
        this.thread = new Thread(this::run, "clock of " + name);
        thread.setDaemon(true);
    }

    static OffsetWatch start(LslLibrary library, LslInfo info) {
        OffsetWatch watch = new OffsetWatch(library.openClockMeter(info), library.clock(), info.name());
        watch.thread.start();
        return watch;
    }

    private void run() {
        while (!closed) {
            try {
                meter.measure().ifPresent(this::accept);
                Thread.sleep(PAUSE_MILLIS);
            } catch (IOException e) {
                LOG.debug("A clock is not measured any more: {}", e.getMessage());
                return;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void accept(ClockOffset offset) {
        last = offset;
        filter.add(offset, clock.nanoTime() / 1e9);
        least = Math.min(least, offset.correctionSeconds());
        most = Math.max(most, offset.correctionSeconds());
        correctionSeconds = offset.correctionSeconds();
    }

    /** What to add to the outlet's stamps; NaN before the first estimate. */
    double correctionSeconds() {
        return correctionSeconds;
    }

    synchronized Optional<ClockOffset> last() {
        return Optional.ofNullable(last);
    }

    synchronized ClockFit fit() {
        return filter.fit();
    }

    /** The largest less the smallest correction so far. */
    synchronized double spreadSeconds() {
        return last == null ? 0 : most - least;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        meter.close();
    }
}

package org.hillock.runtime.lsl;

import java.io.IOException;
import java.util.Optional;
import org.hillock.acquisition.lsl.ClockMeter;
import org.hillock.acquisition.lsl.ClockOffset;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures an outlet's clock every two seconds on a thread of its own and keeps the spread. Any thread may read. */
final class OffsetWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OffsetWatch.class);
    private static final long PAUSE_MILLIS = 1400;

    private final ClockMeter meter;
    private final Thread thread;
    private volatile double correctionSeconds = Double.NaN;
    private @Nullable ClockOffset last;
    private int count;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private volatile boolean closed;

    private OffsetWatch(ClockMeter meter, String name) {
        this.meter = meter;
        this.thread = new Thread(this::run, "clock of " + name);
        thread.setDaemon(true);
    }

    static OffsetWatch start(LslLibrary library, LslInfo info) {
        OffsetWatch watch = new OffsetWatch(library.openClockMeter(info), info.name());
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
        count++;
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

    synchronized int count() {
        return count;
    }

    /** The largest less the smallest correction so far. */
    synchronized double spreadSeconds() {
        return count == 0 ? 0 : most - least;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        meter.close();
    }
}

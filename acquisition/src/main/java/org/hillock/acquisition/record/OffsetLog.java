package org.hillock.acquisition.record;

import java.io.IOException;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.ClockMeter;
import org.hillock.acquisition.lsl.ClockOffset;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the clock of a stream's outlet every {@value #PERIOD_MILLIS} ms and once more at the end, and writes what it
 * finds beside the samples. An estimate that does not come is not written.
 */
final class OffsetLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OffsetLog.class);
    static final long PERIOD_MILLIS = 5000;
    private static final long PATIENCE_MILLIS = 1500;

    private final LslLibrary library;
    private final RecordedStream stream;
    private @Nullable ClockMeter meter;
    private @Nullable Thread thread;
    private boolean finishing;

    OffsetLog(LslLibrary library, RecordedStream stream) {
        this.library = library;
        this.stream = stream;
    }

    /** Turns to an outlet and measures it at once. */
    synchronized void follow(LslInfo info) {
        closeMeter();
        if (finishing) {
            return;
        }
        try {
            ClockMeter opened = library.openClockMeter(info);
            meter = opened;
            Thread fresh = new Thread(() -> run(opened), "record-clock-" + info.name());
            fresh.setDaemon(true);
            thread = fresh;
            fresh.start();
        } catch (AcquisitionException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    /** Asks for one last measurement and the end. */
    synchronized void finish() {
        finishing = true;
        notifyAll();
    }

    /** Waits for the last measurement. */
    void awaitEnd() {
        Thread running;
        synchronized (this) {
            running = thread;
        }
        try {
            if (running != null) {
                running.join(PATIENCE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private void run(ClockMeter own) {
        boolean last = false;
        while (!last) {
            last = isFinishing(own);
            measure(own);
            last |= !pause(own);
        }
    }

    private void measure(ClockMeter own) {
        try {
            own.measure().ifPresent(offset -> write(own, offset));
        } catch (IOException e) {
            LOG.debug("A clock was not measured: {}", e.getMessage());
        }
    }

    private synchronized void write(ClockMeter own, ClockOffset offset) {
        if (meter == own) {
            stream.clockOffset(offset.remoteSeconds(), offset.correctionSeconds());
        }
    }

    private synchronized boolean isFinishing(ClockMeter own) {
        return finishing || meter != own;
    }

    /** Waits for the next turn; false when this meter was replaced or closed. */
    private synchronized boolean pause(ClockMeter own) {
        long end = library.clock().nanoTime() + PERIOD_MILLIS * 1_000_000;
        try {
            for (long left = PERIOD_MILLIS;
                    left > 0 && meter == own && !finishing;
                    left = (end - library.clock().nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            return false;
        }
        return meter == own;
    }

    @Override
    public synchronized void close() {
        finishing = true;
        closeMeter();
    }

    private void closeMeter() {
        ClockMeter open = meter;
        if (open != null) {
            open.close();
            meter = null;
        }
        notifyAll();
    }
}

package org.hillock.runtime.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Closes a body from which nothing comes, so that the reader gets an error instead of waiting for ever. */
final class StallGuard implements AutoCloseable {
    private final InputStream body;
    private final AtomicLong progress = new AtomicLong();
    private final ScheduledExecutorService timer;
    private long seen;
    private volatile boolean stalled;

    StallGuard(InputStream body, Duration stall) {
        this.body = body;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "hillock-download-stall-guard");
            thread.setDaemon(true);
            return thread;
        });
        var unused = timer.scheduleWithFixedDelay(this::check, stall.toNanos(), stall.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Reads like the body. */
    int read(byte[] buffer) throws IOException {
        int count = body.read(buffer);
        progress.incrementAndGet();
        if (count < 0 && stalled) {
            throw new IOException("closed");
        }
        return count;
    }

    /** Whether the guard closed the body. */
    boolean stalled() {
        return stalled;
    }

    private void check() {
        long now = progress.get();
        if (now == seen) {
            stalled = true;
            closeBody();
        }
        seen = now;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        closeBody();
    }

    private void closeBody() {
        try {
            body.close();
        } catch (IOException ignored) {
            // The connection is given up either way.
        }
    }
}

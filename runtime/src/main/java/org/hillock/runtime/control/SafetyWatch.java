package org.hillock.runtime.control;

import java.util.concurrent.locks.LockSupport;

/** Asks the desk every {@value #PERIOD_MILLIS} ms whether the output must go neutral, on a thread of its own. */
public final class SafetyWatch implements Panel {
    static final long PERIOD_MILLIS = 5;

    @Override
    public Listening attach(SafetyDesk desk) {
        Thread thread = new Thread(
                () -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        desk.watch();
                        LockSupport.parkNanos(PERIOD_MILLIS * 1_000_000);
                    }
                },
                "safety watch");
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
        return thread::interrupt;
    }
}

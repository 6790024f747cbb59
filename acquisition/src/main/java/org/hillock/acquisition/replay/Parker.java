package org.hillock.acquisition.replay;

import java.util.concurrent.locks.LockSupport;

/** How a replay waits; handed in so that tests need no time. */
@FunctionalInterface
public interface Parker {
    /** Waits about so long; may return early, and does when the thread is unparked by {@link LockSupport#unpark}. */
    void park(long nanos);

    /** Puts the thread to sleep. */
    static Parker ofThread() {
        return LockSupport::parkNanos;
    }
}

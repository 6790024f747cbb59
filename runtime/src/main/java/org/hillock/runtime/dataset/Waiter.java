package org.hillock.runtime.dataset;

import java.time.Duration;

/** How to wait between two tries; handed in so that tests need no time. */
@FunctionalInterface
interface Waiter {
    void await(Duration wait) throws InterruptedException;

    static Waiter sleeping() {
        return wait -> Thread.sleep(wait.toMillis());
    }
}

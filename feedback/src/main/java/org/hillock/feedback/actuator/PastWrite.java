package org.hillock.feedback.actuator;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells an actuator to go neutral past a write that blocks its lane. Its thread is made in advance: an emergency may find no memory
 * for one. Any thread may ask; asking returns at once.
 */
final class PastWrite {
    private static final Logger LOG = LoggerFactory.getLogger(PastWrite.class);
    private final Actuator actuator;
    private final Thread thread;
    private volatile boolean asked;
    private volatile boolean ended;

    PastWrite(Actuator actuator) {
        this.actuator = actuator;
        this.thread = new Thread(this::work, "neutral " + actuator.name());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void ask() {
        asked = true;
        LockSupport.unpark(thread);
    }

    /** What was asked for is still done. */
    void end() {
        ended = true;
        LockSupport.unpark(thread);
    }

    void await(Duration patience) {
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (asked || !ended) {
            if (asked) {
                asked = false;
                goNeutral();
            } else {
                LockSupport.park(this);
            }
        }
    }

    private void goNeutral() {
        try {
            actuator.neutral();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be told to go neutral: {}", actuator.name(), e.getMessage());
        } catch (OutOfMemoryError shortOfMemory) {
            // The lane's own neutral waits in its queue, and the next one who asks wakes this thread again.
            asked = false;
        }
    }
}

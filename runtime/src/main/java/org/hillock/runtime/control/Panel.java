package org.hillock.runtime.control;

/** A way by which a person reaches a session. */
@FunctionalInterface
public interface Panel {
    /**
     * Begins to listen, on a thread of its own.
     *
     * @return ends it
     * @throws org.hillock.runtime.HillockException when it cannot; a session without its way to stop must not run
     */
    Listening attach(SafetyDesk desk);

    /** A panel that listens. */
    @FunctionalInterface
    interface Listening extends AutoCloseable {
        /** Ends it; returns at once and never fails. */
        @Override
        void close();
    }
}

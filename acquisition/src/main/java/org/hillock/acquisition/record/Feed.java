package org.hillock.acquisition.record;

/** One way into a recording. */
interface Feed {
    /** Begins to record. */
    void start();

    /** Asks for the end: last measurements are taken while the stream still runs. Does not wait. */
    void finish();

    /** Ends it and waits, at most about two seconds, until it appends nothing more. */
    void stop();

    /** Whether it has ended by itself. */
    boolean isOver();
}

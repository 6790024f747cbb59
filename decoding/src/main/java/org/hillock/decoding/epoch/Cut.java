package org.hillock.decoding.epoch;

/** How a stream is cut into segments. */
public enum Cut {
    /** One epoch after every onset. */
    EPOCHS,
    /** A window at the end of every hop. */
    WINDOWS
}

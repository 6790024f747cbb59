package org.hillock.runtime.pipeline;

/** How a session's events come. */
public enum Tempo {
    /** As fast as they can be handled: source, decoder and actuators share the caller's thread. */
    FULL_SPEED,
    /** At times of their own: a bounded queue parts the source from the decoding thread. */
    TIMED
}

package org.hillock.feedback.actuator;

/** What became of a command. */
public enum Delivery {
    /** The actuator took it. */
    SENT,
    /** A newer one or a neutral took its place in a full queue. */
    DROPPED,
    /** Its deadline had passed before it could be written. */
    EXPIRED,
    /** The gate was closed: an emergency stop, a lost source or a missing permission. */
    REFUSED,
    /** The actuator failed, did not confirm in time, or had failed before and is not back yet. */
    FAILED
}

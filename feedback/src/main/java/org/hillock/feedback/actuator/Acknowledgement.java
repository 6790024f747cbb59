package org.hillock.feedback.actuator;

/** Who confirms a command; a latency of the actuation itself can be stated for {@link #DEVICE} only. */
public enum Acknowledgement {
    /** The device answered. */
    DEVICE,
    /** A middleman answered. */
    BROKER,
    /** The bytes left the process. */
    SENT
}

package org.hillock.feedback.actuator;

/** Hears what became of each command; called on the lane's thread, for drops on the offering one. */
@FunctionalInterface
public interface LaneListener {
    /** A listener that hears nothing. */
    LaneListener NONE = (command, delivery, atNanos) -> {};

    /**
     * A command's way has ended.
     *
     * @param atNanos when, by the session's monotonic clock
     */
    void settled(ActuatorCommand command, Delivery delivery, long atNanos);
}

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

    /** The device or the broker confirmed a command that was {@link Delivery#SENT}; comes after that news. */
    default void acknowledged(ActuatorCommand command, long atNanos) {}

    /**
     * A command that was {@link Delivery#SENT} was refused or not confirmed in time; comes after that news.
     *
     * @param reason one sentence
     */
    default void unacknowledged(ActuatorCommand command, String reason, long atNanos) {}
}

package org.hillock.feedback.actuator;

/** The way to one actuator. {@link #close} sends a neutral and closes the actuator. */
public sealed interface CommandLane extends AutoCloseable permits ActuatorLane, DirectLane {
    /** Hands a command over. */
    void offer(ActuatorCommand command);

    /** Drops all that waits and asks for the neutral state. */
    void neutral();

    /** The counts up to now. */
    LaneCounts counts();

    @Override
    void close();
}

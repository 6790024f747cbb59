package org.hillock.feedback.actuator;

/** The way to one actuator. {@link #close} sends a neutral and closes the actuator. */
public sealed interface CommandLane extends AutoCloseable permits ActuatorLane, DirectLane, PromptLane {
    /** Hands a command over; one of kind {@link CommandKind#WITHHELD} changes nothing. */
    void offer(ActuatorCommand command);

    /** Drops all that waits and asks for the neutral state. */
    void neutral();

    /**
     * As {@link #neutral}, and past a write that runs at this moment: the actuator is told from another thread, without
     * waiting for it. Any thread may call it; it returns at once.
     */
    void emergency();

    /**
     * Looks after the actuator: one that is stuck in a write is told to go neutral past it. To be called every few
     * milliseconds by a thread that no actuator can block.
     */
    void supervise(long nowNanos);

    /** The counts up to now. */
    LaneCounts counts();

    @Override
    void close();
}

package org.hillock.feedback.actuator;

/**
 * Says whether a command may still be written; asked by the lane at the last moment, so that what was queued before a stop
 * is not written after it. Called by every lane's thread; answers at once.
 */
@FunctionalInterface
public interface CommandGate {
    /** Whether a command that is not neutral may be written now. */
    boolean permits(ActuatorCommand command);
}

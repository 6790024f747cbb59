package org.hillock.feedback.actuator;

import java.util.List;

/**
 * Says whether a command may still be written; asked by the lane at the last moment, so that what was queued before a stop
 * is not written after it. Called by every lane's thread; answers at once.
 */
@FunctionalInterface
public interface CommandGate {
    /** Whether a command that is not neutral may be written now. */
    boolean permits(ActuatorCommand command);

    /**
     * A command as it may be written to an actuator that stands elsewhere than at the command before it, because it missed some or
     * had to rest by itself: no faster than the slew allows. The same command where it need not be eased.
     *
     * @param stands the axes that were written last; empty at rest
     * @param sinceNanos when that was decided, by the session's monotonic clock
     */
    default ActuatorCommand eased(ActuatorCommand command, List<Double> stands, long sinceNanos) {
        return command;
    }
}

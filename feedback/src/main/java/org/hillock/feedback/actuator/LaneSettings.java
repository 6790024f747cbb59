package org.hillock.feedback.actuator;

import java.time.Duration;

/**
 * How a lane treats its actuator.
 *
 * @param capacity commands that may wait
 * @param writeWithin how long a write may take before the actuator counts as stuck and is told to go neutral past it
 * @param acknowledgeWithin how long a device or a broker may take to confirm a command
 * @param retryAfter how long a faulted lane waits before it tries a neutral again
 */
public record LaneSettings(int capacity, Duration writeWithin, Duration acknowledgeWithin, Duration retryAfter) {
    /** Sixteen commands, half a second to write, a quarter to confirm, a second between attempts. */
    public static final LaneSettings USUAL =
            new LaneSettings(16, Duration.ofMillis(500), Duration.ofMillis(250), Duration.ofSeconds(1));

    /** Checks the ranges. */
    public LaneSettings {
        if (capacity < 1 || !positive(writeWithin) || !positive(acknowledgeWithin) || !positive(retryAfter)) {
            throw new IllegalArgumentException("a lane needs room for a command and positive times, not " + capacity
                    + ", " + writeWithin + ", " + acknowledgeWithin + " and " + retryAfter);
        }
    }

    /** The same with room for another number of commands. */
    public LaneSettings withCapacity(int commands) {
        return new LaneSettings(commands, writeWithin, acknowledgeWithin, retryAfter);
    }

    private static boolean positive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}

package org.hillock.acquisition.replay;

import java.time.Duration;

/**
 * How fast a replay runs.
 *
 * @param speed recorded seconds per second; infinite for as fast as the source is read
 * @param longestPause the longest stretch of recorded time without an event that a replay waits for; what is longer is
 *     cut to this
 */
public record Pace(double speed, Duration longestPause) {
    private static final Duration DEFAULT_LONGEST_PAUSE = Duration.ofSeconds(5);

    /** Checks that both are positive. */
    public Pace {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("the speed of a replay is above 0, not " + speed);
        }
        if (longestPause.isNegative() || longestPause.isZero()) {
            throw new IllegalArgumentException("the longest pause of a replay is above 0, not " + longestPause);
        }
    }

    /** As it was recorded; pauses are cut to 5 s. */
    public static Pace realTime() {
        return times(1);
    }

    /** So many times faster than it was recorded; pauses are cut to 5 recorded seconds. */
    public static Pace times(double speed) {
        return new Pace(speed, DEFAULT_LONGEST_PAUSE);
    }

    /** Without any wait. */
    public static Pace asFastAsPossible() {
        return times(Double.POSITIVE_INFINITY);
    }

    /** The same with another longest pause. */
    public Pace withLongestPause(Duration recorded) {
        return new Pace(speed, recorded);
    }

    boolean waits() {
        return !Double.isInfinite(speed);
    }
}

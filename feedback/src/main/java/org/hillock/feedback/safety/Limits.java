package org.hillock.feedback.safety;

import java.time.Duration;

/**
 * What no command may exceed.
 *
 * @param minimum the lowest value of a command and of each axis
 * @param maximum the highest
 * @param slewPerSecond how fast an axis may change; infinite for no limit
 * @param interval the least time between two active commands
 * @param dwell for how long a named action lasts before another name may follow
 */
public record Limits(double minimum, double maximum, double slewPerSecond, Duration interval, Duration dwell) {
    /** The range alone. */
    public static Limits range(double minimum, double maximum) {
        return new Limits(minimum, maximum, Double.POSITIVE_INFINITY, Duration.ZERO, Duration.ZERO);
    }

    /** Checks the range; it holds zero, because rest is zero. */
    public Limits {
        if (!(minimum < maximum)
                || minimum > 0
                || maximum < 0
                || !(slewPerSecond > 0)
                || interval.isNegative()
                || dwell.isNegative()) {
            throw new IllegalArgumentException(
                    "limits need minimum < maximum around 0, a positive slew and no negative time, not " + minimum
                            + ", " + maximum + ", " + slewPerSecond + ", " + interval + " and " + dwell);
        }
    }
}

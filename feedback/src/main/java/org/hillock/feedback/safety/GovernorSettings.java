package org.hillock.feedback.safety;

import java.time.Duration;

/**
 * What a governor lets pass.
 *
 * @param timeToLive how long a receiver may act on a command
 * @param minimum the lowest value of a command
 * @param maximum the highest
 */
public record GovernorSettings(Duration timeToLive, double minimum, double maximum) {
    /** Checks the range. */
    public GovernorSettings {
        if (timeToLive.isNegative() || timeToLive.isZero() || !(minimum < maximum)) {
            throw new IllegalArgumentException("a governor needs a positive time to live and minimum < maximum, not "
                    + timeToLive + ", " + minimum + " and " + maximum);
        }
    }
}

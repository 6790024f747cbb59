package org.hillock.feedback.safety;

import java.time.Duration;
import java.util.Set;

/**
 * What a governor lets pass.
 *
 * @param timeToLive how long a receiver may act on a command
 * @param limits of every command
 * @param watch what must keep coming
 * @param arming whether a person must arm the session
 * @param interlocks names of contacts that must all be closed before anything acts
 */
public record GovernorSettings(Duration timeToLive, Limits limits, Watch watch, Arming arming, Set<String> interlocks) {
    /** Checks the time and copies the names. */
    public GovernorSettings {
        interlocks = Set.copyOf(interlocks);
        if (timeToLive.isNegative() || timeToLive.isZero()) {
            throw new IllegalArgumentException("a command needs a positive time to live, not " + timeToLive);
        }
    }

    /** A range, and nothing else. */
    public GovernorSettings(Duration timeToLive, double minimum, double maximum) {
        this(timeToLive, Limits.range(minimum, maximum), Watch.NONE, Arming.NOT_NEEDED, Set.of());
    }
}

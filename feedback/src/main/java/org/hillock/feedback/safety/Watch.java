package org.hillock.feedback.safety;

import java.time.Duration;
import java.util.Optional;

/**
 * What must keep coming while something moves.
 *
 * @param decisionEvery the longest time without a fresh decision, after which the output goes neutral
 * @param personEvery the longest time without a sign of the person who holds the dead-man's switch; empty for none
 */
public record Watch(Duration decisionEvery, Optional<Duration> personEvery) {
    /** Half a second for decisions, no switch. */
    public static final Watch USUAL = new Watch(Duration.ofMillis(500), Optional.empty());

    /** Nothing is watched: for a replay, whose time is not the wall's. */
    public static final Watch NONE = new Watch(Duration.ofNanos(Long.MAX_VALUE), Optional.empty());

    /** Checks the times. */
    public Watch {
        if (decisionEvery.isNegative()
                || decisionEvery.isZero()
                || personEvery.filter(d -> d.isNegative() || d.isZero()).isPresent()) {
            throw new IllegalArgumentException(
                    "a watch needs positive times, not " + decisionEvery + " and " + personEvery);
        }
    }
}

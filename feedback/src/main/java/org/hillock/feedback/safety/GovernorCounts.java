package org.hillock.feedback.safety;

/**
 * What a governor did.
 *
 * @param passed decisions that became an active command
 * @param abstentions decisions without an answer, which become neutral
 * @param clamped values that were drawn into the range
 * @param slewed motions that were slowed down
 * @param withheld decisions after which nothing was written: the rate, a dwell or a refractory time
 * @param suppressed decisions that became neutral because nothing may act: stopped, lost, stale, disarmed, unlocked, fault
 * @param watchdogs times that the output went neutral because decisions or the person stayed away
 * @param emergencies emergency stops
 */
public record GovernorCounts(
        long passed,
        long abstentions,
        long clamped,
        long slewed,
        long withheld,
        long suppressed,
        long watchdogs,
        long emergencies) {}

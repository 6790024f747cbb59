package org.hillock.feedback.safety;

/**
 * What a governor did.
 *
 * @param passed decisions that became an active command
 * @param abstentions decisions without an answer, which become neutral
 * @param clamped values that were drawn into the range
 * @param suppressed decisions that became neutral because the session was not running
 */
public record GovernorCounts(long passed, long abstentions, long clamped, long suppressed) {}

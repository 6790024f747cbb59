package org.hillock.feedback.safety;

import org.hillock.feedback.actuator.ActuatorCommand;

/**
 * What a governor makes of one decision.
 *
 * @param command what may be written
 * @param cause why it is that
 */
public record Ruling(ActuatorCommand command, Cause cause) {
    /** The same, its command resting on samples up to a stamp in session time. */
    public Ruling restingOn(long lastSampleNanos) {
        return new Ruling(command.restingOn(lastSampleNanos), cause);
    }

    /** Why a command is what it is. */
    public enum Cause {
        /** As wished. */
        PASSED,
        /** As wished, drawn into the range. */
        CLAMPED,
        /** As wished, but slower. */
        SLEWED,
        /** The decision came too late and the last one goes on. */
        HELD,
        /** Withheld: the last command is too recent. */
        RATE,
        /** Withheld: the action before has not lasted long enough, or the mapping waits. */
        DWELL,
        /** Neutral: there is no answer to act upon. */
        NO_ANSWER,
        /** Neutral: the decision came too late. */
        LATE,
        /** Neutral: the session does not run. */
        NOT_RUNNING,
        /** Neutral: the source is lost. */
        SOURCE_LOST,
        /** Neutral: nobody has armed the session. */
        DISARMED,
        /** Neutral: a contact is open. */
        INTERLOCK,
        /** Neutral: nobody holds the dead-man's switch. */
        NO_PERSON,
        /** Neutral: something failed. */
        FAULT,
        /** Neutral: somebody pressed the emergency stop. */
        EMERGENCY;

        /** Whether nothing may act, whatever is wished. */
        public boolean isObstacle() {
            return switch (this) {
                case PASSED, CLAMPED, SLEWED, HELD, RATE, DWELL, NO_ANSWER, LATE -> false;
                case NOT_RUNNING, SOURCE_LOST, DISARMED, INTERLOCK, NO_PERSON, FAULT, EMERGENCY -> true;
            };
        }
    }
}

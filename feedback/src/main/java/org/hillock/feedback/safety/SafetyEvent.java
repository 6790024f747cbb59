package org.hillock.feedback.safety;

/**
 * Something that a person should know of. Told on the thread that caused it.
 *
 * @param kind what happened
 * @param detail one sentence
 */
public record SafetyEvent(Kind kind, String detail) {
    /** What happened. */
    public enum Kind {
        /** Nothing acts until a person arms the session. */
        AWAITS_ARMING,
        /** What an actuator does by itself when its link is lost; told to whoever arms the session. */
        LINK_LOSS,
        /** Commands may pass. */
        ARMED,
        /** Commands may no longer pass. */
        DISARMED,
        /** Somebody pressed the emergency stop. */
        EMERGENCY_STOP,
        /** A person cleared it. */
        EMERGENCY_CLEARED,
        /** Decisions or the person stayed away and the output went neutral. */
        WATCHDOG,
        /** A contact opened. */
        INTERLOCK_OPENED
    }

    /** Hears of events; must return at once. */
    @FunctionalInterface
    public interface Listener {
        /** A listener that hears nothing. */
        Listener NONE = event -> {};

        /** Something happened. */
        void happened(SafetyEvent event);
    }
}

package org.hillock.feedback.actuator;

/** What a command asks for. */
public enum CommandKind {
    /** To act on a fresh decision. */
    ACTIVE,
    /** To go on as the last fresh decision said, because the newest one came too late. */
    HELD,
    /** Nothing: the last command goes on, and none is written. */
    WITHHELD,
    /** To do nothing: the state at start, at stop, on a fault and on loss of the source. */
    NEUTRAL
}

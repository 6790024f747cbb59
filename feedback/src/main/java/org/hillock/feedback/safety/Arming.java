package org.hillock.feedback.safety;

/** Whether a person must arm the session before anything acts. */
public enum Arming {
    /** Commands pass as soon as the session runs. */
    NOT_NEEDED,
    /** Commands pass only after a person armed the session; an emergency stop disarms it. */
    BY_PERSON
}

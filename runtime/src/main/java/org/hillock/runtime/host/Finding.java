package org.hillock.runtime.host;

/**
 * One fact about the machine.
 *
 * @param about what it is about
 * @param value what was read
 * @param verdict whether it stands in the way
 * @param advice what to do, empty when there is nothing
 */
public record Finding(String about, String value, Verdict verdict, String advice) {
    /** Whether a fact stands in the way of being in time. */
    public enum Verdict {
        /** As it should be. */
        GOOD,
        /** Neither good nor bad by itself. */
        NOTE,
        /** It costs lateness. */
        COSTS
    }

    static Finding good(String about, String value) {
        return new Finding(about, value, Verdict.GOOD, "");
    }

    static Finding note(String about, String value) {
        return new Finding(about, value, Verdict.NOTE, "");
    }

    static Finding costs(String about, String value, String advice) {
        return new Finding(about, value, Verdict.COSTS, advice);
    }
}

package org.hillock.acquisition.synthetic;

/** Checks a setting's range. */
final class Ranges {
    private Ranges() {}

    static void within(String what, double value, double from, double to) {
        if (!(value >= from && value <= to)) {
            throw new IllegalArgumentException(what + " lies from " + from + " to " + to + ", not at " + value);
        }
    }
}

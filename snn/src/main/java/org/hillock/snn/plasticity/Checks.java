package org.hillock.snn.plasticity;

import org.hillock.snn.NetworkException;

/** The checks that several rules share. */
final class Checks {
    private Checks() {}

    static void bounds(String rule, double least, double greatest) {
        if (!(least < greatest)) {
            throw NetworkException.refused(
                    rule + ", bounds",
                    least + " to " + greatest,
                    "a lower bound below the upper one",
                    "correct the bounds");
        }
    }

    static void fraction(String where, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw NetworkException.refused(where, value, "a number in [0, 1]", "correct it");
        }
    }

    static void notNegative(String where, double value) {
        if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
            throw NetworkException.refused(where, value, "a finite number, 0 or more", "correct it");
        }
    }
}

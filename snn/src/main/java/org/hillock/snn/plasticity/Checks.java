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

    /** Refuses the pairings for which a trace per neuron is too little. */
    static void pairing(String rule, Pairing pairing) {
        if (pairing == Pairing.PRESYNAPTIC_CENTRED || pairing == Pairing.REDUCED_SYMMETRIC) {
            throw NetworkException.refused(
                    rule + ", pairing",
                    pairing,
                    "one that a trace per neuron can tell: ALL_TO_ALL or NEAREST",
                    "take one of these, or pair STDP");
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

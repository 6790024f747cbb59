package org.hillock.decoding.decoder;

import java.util.List;

/** What a decoder may be told after it decided. */
public sealed interface Teaching {
    /** The true class. */
    record Label(int classIndex) implements Teaching {}

    /** The true value of a continuous command, one number an axis. */
    record Target(List<Double> values) implements Teaching {
        /** Copies the list. */
        public Target {
            values = List.copyOf(values);
        }
    }

    /** How good the decision was: positive for good, negative for bad. */
    record Reward(double value) implements Teaching {}
}

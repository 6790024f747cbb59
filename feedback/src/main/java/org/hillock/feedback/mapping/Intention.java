package org.hillock.feedback.mapping;

import java.util.List;

/** What is wished of the actuators after a decision. Immutable. */
public sealed interface Intention {
    /** The decision's sequence. */
    long sequence();

    /**
     * To do one thing.
     *
     * @param name a class's name
     * @param confidence its probability
     */
    record Act(long sequence, String name, double confidence) implements Intention {}

    /**
     * To move.
     *
     * @param name of the motion
     * @param axes one number an axis, in units of the whole range: -1 to 1
     */
    record Move(long sequence, String name, List<Double> axes) implements Intention {
        /** Copies the list. */
        public Move {
            axes = List.copyOf(axes);
        }
    }

    /** To let the last wish go on. */
    record Keep(long sequence, Cause cause) implements Intention {}

    /** To rest. */
    record Rest(long sequence, Cause cause) implements Intention {}

    /** Why nothing new is wished. */
    enum Cause {
        /** The decoder gave no answer. */
        ABSTAINED,
        /** The best class is not likely enough. */
        UNSURE,
        /** The class that means rest is the most likely. */
        IDLE,
        /** A class has not been the best for long enough. */
        DWELLING,
        /** The last action is too recent. */
        REFRACTORY,
        /** A number is not finite. */
        NOT_FINITE
    }
}

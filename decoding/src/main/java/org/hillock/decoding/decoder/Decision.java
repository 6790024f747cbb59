package org.hillock.decoding.decoder;

import java.util.List;
import java.util.Optional;

/** What a decoder says of one segment; handled exhaustively. Immutable. */
public sealed interface Decision {
    /** The {@link org.hillock.decoding.epoch.Segment#sequence()} that it answers. */
    long sequence();

    /** The stamp of the last frame that it rests on, in session time. */
    long timeNanos();

    /** What it cost. */
    DecisionCost cost();

    /**
     * One of the classes.
     *
     * @param classIndex its place in {@link Decoder#classes()}
     * @param label its name
     * @param posterior all classes' probabilities
     */
    record Intent(long sequence, long timeNanos, int classIndex, String label, Posterior posterior, DecisionCost cost)
            implements Decision {
        /** The winner's probability. */
        public double confidence() {
            return posterior.probability(classIndex);
        }
    }

    /**
     * A continuous command, such as a velocity.
     *
     * @param values one number an axis, in the decoder's units
     */
    record Command(long sequence, long timeNanos, List<Double> values, DecisionCost cost) implements Decision {
        /** Copies the list. */
        public Command {
            values = List.copyOf(values);
        }
    }

    /**
     * No answer.
     *
     * @param reason why
     * @param posterior the probabilities, where there are any
     */
    record Abstention(long sequence, long timeNanos, Reason reason, Optional<Posterior> posterior, DecisionCost cost)
            implements Decision {}

    /** Why a decoder abstains. */
    enum Reason {
        /** It has not learned enough yet. */
        UNTRAINED,
        /** Two classes are equally likely. */
        TIE,
        /** The best class is not likely enough. */
        UNSURE,
        /** The segment is spoilt. */
        ARTEFACT,
        /** The trial goes on and evidence is still gathered. */
        GATHERING,
        /** Nobody intends anything. */
        IDLE
    }
}

package org.hillock.decoding.evaluate;

import java.util.Optional;
import java.util.OptionalInt;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.Posterior;

/**
 * What a decoder said of a trial.
 *
 * @param trial the trial's place in its recording, from 0
 * @param run its run
 * @param label the true class
 * @param decision the answer
 * @param computeNanos how long the answer took
 */
public record TrialOutcome(int trial, int run, int label, Decision decision, long computeNanos) {
    /** The class that was answered; empty for an abstention. */
    public OptionalInt answer() {
        return decision instanceof Decision.Intent intent ? OptionalInt.of(intent.classIndex()) : OptionalInt.empty();
    }

    /** The probabilities, where there are any. */
    public Optional<Posterior> posterior() {
        if (decision instanceof Decision.Intent intent) {
            return Optional.of(intent.posterior());
        }
        return decision instanceof Decision.Abstention abstention ? abstention.posterior() : Optional.empty();
    }

    /** 1 for right, 0 for wrong; an abstention counts as one guess among the classes, half right of two. */
    public double credit(int classes) {
        return answer().isEmpty() ? 1.0 / classes : answer().getAsInt() == label ? 1 : 0;
    }
}

package org.hillock.decoding.evaluate;

import java.util.List;

/**
 * A row with the outcomes behind it.
 *
 * @param row the figures
 * @param classes class names
 * @param outcomes the trials that count, in time order
 */
public record Measurement(EvaluationRow row, List<String> classes, List<TrialOutcome> outcomes) {
    /** Copies the lists. */
    public Measurement {
        classes = List.copyOf(classes);
        outcomes = List.copyOf(outcomes);
    }
}

package org.hillock.decoding.evaluate;

import java.util.Arrays;
import java.util.List;

/**
 * How right answers grow over a session: the mean credit of trials over recordings and seeds, then over a moving window.
 */
final class LearningCurve {
    static final int WINDOW = 30;

    private final int firstTrial;
    private final double[] values;

    private LearningCurve(int firstTrial, double[] values) {
        this.firstTrial = firstTrial;
        this.values = values;
    }

    /** The trial at the end of the first window. */
    int firstTrial() {
        return firstTrial;
    }

    /** One value a trial from there on. Not a copy. */
    double[] values() {
        return values;
    }

    /** Of the prequential measurements of one contender; a trial counts where at least half of the sessions have it. */
    static LearningCurve of(List<Measurement> measurements) {
        int trials = measurements.stream()
                .flatMap(measurement -> measurement.outcomes().stream())
                .mapToInt(outcome -> outcome.trial() + 1)
                .max()
                .orElse(0);
        double[] credits = new double[trials];
        int[] counts = new int[trials];
        for (Measurement measurement : measurements) {
            for (TrialOutcome outcome : measurement.outcomes()) {
                credits[outcome.trial()] += outcome.credit(measurement.classes().size());
                counts[outcome.trial()]++;
            }
        }
        int first = 0;
        while (first < trials && counts[first] == 0) {
            first++;
        }
        int last = trials;
        while (last > first && counts[last - 1] * 2 < measurements.size()) {
            last--;
        }
        int length = Math.max(0, last - first - WINDOW + 1);
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            double credit =
                    Arrays.stream(credits, first + i, first + i + WINDOW).sum();
            int count = Arrays.stream(counts, first + i, first + i + WINDOW).sum();
            values[i] = credit / count;
        }
        return new LearningCurve(first + WINDOW - 1, values);
    }
}

package org.hillock.decoding.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** The area under the receiver operating characteristic, as the Mann-Whitney statistic with midranks for ties. */
public final class RocAuc {
    private RocAuc() {}

    /**
     * Of scores.
     *
     * @param scores higher for positive. Not modified.
     * @param positive which of them are. Not modified.
     * @return empty when all or none are positive
     */
    public static OptionalDouble of(double[] scores, boolean[] positive) {
        double[] ranks = Midranks.of(scores);
        double sum = 0;
        long positives = 0;
        for (int i = 0; i < scores.length; i++) {
            if (positive[i]) {
                sum += ranks[i];
                positives++;
            }
        }
        long negatives = scores.length - positives;
        if (positives == 0 || negatives == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((sum - positives * (positives + 1) / 2.0) / ((double) positives * negatives));
    }

    /** Of outcomes, by the posterior: of the second of two classes, else the mean of each class against the rest. */
    public static OptionalDouble of(List<TrialOutcome> outcomes, int classes) {
        if (classes == 2) {
            return against(outcomes, 1, classes);
        }
        double[] areas = new double[classes];
        int count = 0;
        for (int c = 0; c < classes; c++) {
            OptionalDouble area = against(outcomes, c, classes);
            if (area.isPresent()) {
                areas[count++] = area.getAsDouble();
            }
        }
        return Arrays.stream(areas, 0, count).average();
    }

    private static OptionalDouble against(List<TrialOutcome> outcomes, int positiveClass, int classes) {
        double[] scores = new double[outcomes.size()];
        boolean[] positive = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = outcomes.get(i)
                    .posterior()
                    .map(posterior -> posterior.probability(positiveClass))
                    .orElse(1.0 / classes);
            positive[i] = outcomes.get(i).label() == positiveClass;
        }
        return of(scores, positive);
    }
}

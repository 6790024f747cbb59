package org.hillock.acquisition.file.xdf;

import java.util.Arrays;

/** The median and the spread about it. */
final class Medians {
    private Medians() {}

    /** The median; of an even number the mean of the middle two. Not modified, not empty. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The median of the absolute deviations from the median. Not modified, not empty. */
    static double absoluteDeviation(double[] values) {
        double median = median(values);
        double[] deviations = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            deviations[i] = Math.abs(values[i] - median);
        }
        return median(deviations);
    }

    /** The steps from each value to the next; one fewer. Not modified. */
    static double[] steps(double[] values) {
        double[] steps = new double[Math.max(0, values.length - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = values[i + 1] - values[i];
        }
        return steps;
    }
}

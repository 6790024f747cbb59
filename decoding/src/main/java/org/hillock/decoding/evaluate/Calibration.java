package org.hillock.decoding.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a decoder is right as often as it says: answers by their confidence in ten bins of equal width from 0 to 1 (Guo
 * et al., ICML 2017). Abstentions are left out. Immutable.
 *
 * @param bins from low to high confidence, empty ones left out
 * @param error the mean distance of confidence and share of right answers, bins weighted by their answers; 0 without any
 */
public record Calibration(List<Bin> bins, double error) {
    private static final int BINS = 10;

    /**
     * Answers of about the same confidence.
     *
     * @param confidence their mean confidence
     * @param accuracy the share that is right
     * @param count how many
     */
    public record Bin(double confidence, double accuracy, long count) {}

    /** Copies the list. */
    public Calibration {
        bins = List.copyOf(bins);
    }

    /** Of outcomes. */
    public static Calibration of(List<TrialOutcome> outcomes) {
        double[] confidences = new double[BINS];
        double[] right = new double[BINS];
        long[] counts = new long[BINS];
        long all = 0;
        for (TrialOutcome outcome : outcomes) {
            if (outcome.answer().isEmpty() || outcome.posterior().isEmpty()) {
                continue;
            }
            int answer = outcome.answer().getAsInt();
            double confidence = outcome.posterior().get().probability(answer);
            int bin = Math.max(0, Math.min(BINS - 1, (int) Math.ceil(confidence * BINS) - 1));
            confidences[bin] += confidence;
            right[bin] += answer == outcome.label() ? 1 : 0;
            counts[bin]++;
            all++;
        }
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        for (int b = 0; b < BINS; b++) {
            if (counts[b] > 0) {
                bins.add(new Bin(confidences[b] / counts[b], right[b] / counts[b], counts[b]));
                error += Math.abs(confidences[b] - right[b]) / all;
            }
        }
        return new Calibration(bins, error);
    }
}

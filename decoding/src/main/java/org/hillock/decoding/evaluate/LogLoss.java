package org.hillock.decoding.evaluate;

import java.util.List;

/** The mean of {@code -ln p} of the true class, in nats. */
public final class LogLoss {
    /** Probabilities below this are raised to it, so that one sure error does not outweigh all else. */
    static final double SMALLEST_PROBABILITY = 1e-6;

    private LogLoss() {}

    /** Of outcomes; an answer without probabilities counts as even ones. */
    public static double of(List<TrialOutcome> outcomes, int classes) {
        double sum = 0;
        for (TrialOutcome outcome : outcomes) {
            double p = outcome.posterior()
                    .map(posterior -> posterior.probability(outcome.label()))
                    .orElse(1.0 / classes);
            sum -= StrictMath.log(Math.max(SMALLEST_PROBABILITY, p));
        }
        return sum / outcomes.size();
    }
}

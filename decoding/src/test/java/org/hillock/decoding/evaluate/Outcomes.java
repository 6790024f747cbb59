package org.hillock.decoding.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.DecisionCost;
import org.hillock.decoding.decoder.Posterior;

/** Outcomes by hand. */
final class Outcomes {
    private Outcomes() {}

    /** An answer with these probabilities. */
    static TrialOutcome answered(int trial, int label, double... probabilities) {
        Posterior posterior = Posterior.of(probabilities);
        int answer = posterior.argMax();
        DecisionCost cost = new DecisionCost(100, 200, 0);
        return new TrialOutcome(
                trial, 0, label, new Decision.Intent(trial, 0, answer, "c" + answer, posterior, cost), 1000L * trial);
    }

    /** No answer and no probabilities. */
    static TrialOutcome silent(int trial, int label) {
        return new TrialOutcome(
                trial,
                0,
                label,
                new Decision.Abstention(trial, 0, Decision.Reason.UNTRAINED, Optional.empty(), DecisionCost.NONE),
                0);
    }

    /** Two-class answers whose probability of the second class is given. */
    static List<TrialOutcome> of(int[] labels, double... second) {
        List<TrialOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            outcomes.add(answered(i, labels[i], 1 - second[i], second[i]));
        }
        return outcomes;
    }
}

package org.hillock.decoding.evaluate;

import java.util.List;
import java.util.Set;
import org.hillock.decoding.DecodingException;
import org.hillock.decoding.epoch.FrontEndLayout;

/**
 * All trials of one recording in the order in which they happened.
 *
 * @param recording its name in reports
 * @param layout the shape of all segments
 * @param classes class names
 * @param trials by ascending sequence; those of training runs come first
 * @param trainRuns the runs that are learned from before the test
 */
public record TrialSet(
        String recording, FrontEndLayout layout, List<String> classes, List<Trial> trials, Set<Integer> trainRuns) {
    /**
     * Checks labels and order.
     *
     * @throws DecodingException when a label is no class, sequences do not ascend, or training follows a test trial
     */
    public TrialSet {
        classes = List.copyOf(classes);
        trials = List.copyOf(trials);
        trainRuns = Set.copyOf(trainRuns);
        long before = -1;
        boolean testing = false;
        for (Trial trial : trials) {
            if (trial.label() < 0 || trial.label() >= classes.size()) {
                throw bad(recording, trial, "label " + trial.label(), "one of " + classes.size() + " classes");
            }
            if (trial.segment().sequence() <= before) {
                throw bad(recording, trial, "a sequence after " + before, "ascending sequences");
            }
            boolean train = trainRuns.contains(trial.run());
            if (train && testing) {
                throw bad(recording, trial, "training run " + trial.run() + " after a test run", "training runs first");
            }
            testing |= !train;
            before = trial.segment().sequence();
        }
    }

    private static DecodingException bad(String recording, Trial trial, String read, String expected) {
        return DecodingException.badInput(
                "recording " + recording + ", segment " + trial.segment().sequence(),
                read,
                expected,
                "check the session's markers and runs");
    }

    /** How many trials are learned from before the test. */
    public int trainCount() {
        int count = 0;
        while (count < trials.size() && trainRuns.contains(trials.get(count).run())) {
            count++;
        }
        return count;
    }
}

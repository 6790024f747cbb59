package org.hillock.decoding.decoder.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.decoding.spatial.SmallMatrices;

/** The last labelled trials, oldest first; the oldest falls out when it is full. */
final class TrialStore {
    private static final int CAPACITY = 400;
    private static final int SMALLEST_CLASS = 2;
    private static final int SMALLEST_STORE = 6;

    private final int classes;
    private final ArrayDeque<StoredTrial> trials;

    TrialStore(int classes) {
        this(classes, new ArrayDeque<>());
    }

    private TrialStore(int classes, ArrayDeque<StoredTrial> trials) {
        this.classes = classes;
        this.trials = trials;
    }

    TrialStore fork() {
        return new TrialStore(classes, trials.clone());
    }

    void add(StoredTrial trial) {
        if (trials.size() == CAPACITY) {
            trials.removeFirst();
        }
        trials.addLast(trial);
    }

    int classes() {
        return classes;
    }

    List<StoredTrial> trials() {
        return new ArrayList<>(trials);
    }

    /** Whether there are enough trials to fit anything: two of each class and six in all. */
    boolean suffices() {
        int[] counts = new int[classes];
        trials.forEach(trial -> counts[trial.label()]++);
        return trials.size() >= SMALLEST_STORE && Arrays.stream(counts).allMatch(count -> count >= SMALLEST_CLASS);
    }

    /** The mean covariance of a class in a band. */
    double[] classMean(int band, int label) {
        double[] mean = new double[trials.getFirst().covariances()[band].length];
        int count = 0;
        for (StoredTrial trial : trials) {
            if (trial.label() == label) {
                count++;
                SmallMatrices.blend(mean, trial.covariances()[band], 1.0 / count);
            }
        }
        return mean;
    }
}

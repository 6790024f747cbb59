package org.hillock.decoding.decoder.spiking;

import java.util.ArrayDeque;
import java.util.Arrays;

/** The last labelled trials in the order in which their labels came; the oldest goes when it is full. */
final class TrialStore {
    private final int capacity;
    private final ArrayDeque<StoredTrial> trials = new ArrayDeque<>();
    private final long[] labelCounts;
    private long labels;

    TrialStore(int capacity, int classes) {
        this.capacity = capacity;
        this.labelCounts = new long[classes];
    }

    TrialStore fork() {
        TrialStore copy = new TrialStore(capacity, labelCounts.length);
        copy.trials.addAll(trials);
        System.arraycopy(labelCounts, 0, copy.labelCounts, 0, labelCounts.length);
        copy.labels = labels;
        return copy;
    }

    void add(StoredTrial trial) {
        if (trials.size() == capacity) {
            trials.removeFirst();
        }
        trials.addLast(trial);
        labelCounts[trial.label()]++;
        labels++;
    }

    Iterable<StoredTrial> inOrder() {
        return trials;
    }

    /** Labels that ever came. */
    long labels() {
        return labels;
    }

    /** The count of the class with the fewest labels. */
    long fewestLabels() {
        return Arrays.stream(labelCounts).min().orElse(0);
    }
}

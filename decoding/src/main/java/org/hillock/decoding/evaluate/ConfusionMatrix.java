package org.hillock.decoding.evaluate;

import java.util.List;

/** How often each class was answered by each class or by none. Immutable. */
public final class ConfusionMatrix {
    private final int classes;
    private final long[][] counts;

    private ConfusionMatrix(int classes, long[][] counts) {
        this.classes = classes;
        this.counts = counts;
    }

    /** Counts outcomes. */
    public static ConfusionMatrix of(List<TrialOutcome> outcomes, int classes) {
        long[][] counts = new long[classes][classes + 1];
        for (TrialOutcome outcome : outcomes) {
            counts[outcome.label()][outcome.answer().orElse(classes)]++;
        }
        return new ConfusionMatrix(classes, counts);
    }

    /** The matrices of several evaluations, added. */
    public ConfusionMatrix plus(ConfusionMatrix other) {
        long[][] sum = new long[classes][classes + 1];
        for (int r = 0; r < classes; r++) {
            for (int c = 0; c <= classes; c++) {
                sum[r][c] = counts[r][c] + other.counts[r][c];
            }
        }
        return new ConfusionMatrix(classes, sum);
    }

    /** The number of classes. */
    public int classes() {
        return classes;
    }

    /** How often a class was answered by another. */
    public long count(int label, int answer) {
        return counts[label][answer];
    }

    /** How often a class was answered by none. */
    public long abstained(int label) {
        return counts[label][classes];
    }

    /** Trials of a class. */
    public long row(int label) {
        long sum = 0;
        for (long count : counts[label]) {
            sum += count;
        }
        return sum;
    }

    /** All trials. */
    public long total() {
        long sum = 0;
        for (int r = 0; r < classes; r++) {
            sum += row(r);
        }
        return sum;
    }

    /** All abstentions. */
    public long abstained() {
        long sum = 0;
        for (int r = 0; r < classes; r++) {
            sum += abstained(r);
        }
        return sum;
    }

    /** A count with the abstentions shared out evenly over the answers. */
    double shared(int label, int answer) {
        return counts[label][answer] + counts[label][classes] / (double) classes;
    }
}

package org.hillock.runtime.budget;

import java.util.Arrays;

/** The times of warm-up steps, and from which step on they have settled. Single-threaded. */
public final class StepTimes {
    private static final int GROUP = 8;
    private static final double SETTLED = 1.15;
    private static final double WORST_SHARE = 0.99;

    private long[] features = new long[64];
    private long[] decisions = new long[64];
    private int steps;
    private int settledAt = -1;

    /** Adds a step. */
    public void add(long featuresNanos, long decisionNanos) {
        if (steps == features.length) {
            features = Arrays.copyOf(features, 2 * steps);
            decisions = Arrays.copyOf(decisions, 2 * steps);
        }
        features[steps] = Math.max(0, featuresNanos);
        decisions[steps] = Math.max(0, decisionNanos);
        steps++;
        if (settledAt < 0 && steps >= 2 * GROUP && stopsFalling()) {
            settledAt = steps - GROUP;
        }
    }

    /** The median of the last steps is no longer clearly below that of the steps before. */
    private boolean stopsFalling() {
        return median(steps - 2 * GROUP) <= SETTLED * median(steps - GROUP);
    }

    private double median(int from) {
        long[] totals = new long[GROUP];
        for (int i = 0; i < GROUP; i++) {
            totals[i] = features[from + i] + decisions[from + i];
        }
        Arrays.sort(totals);
        return (totals[GROUP / 2 - 1] + totals[GROUP / 2]) / 2.0;
    }

    /** Steps since the times settled; 0 before. */
    public int settledSteps() {
        return settledAt < 0 ? 0 : steps - settledAt;
    }

    /** The figures; over the last half where the times never settled. */
    public AdmissionReport report() {
        int from = settledAt < 0 ? steps / 2 : settledAt;
        int count = steps - from;
        if (count == 0) {
            return AdmissionReport.NONE;
        }
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> from + i);
        Arrays.sort(order, (a, b) -> Long.compare(features[a] + decisions[a], features[b] + decisions[b]));
        int worst = order[(int) Math.ceil(WORST_SHARE * count) - 1];
        int middle = order[count / 2];
        return new AdmissionReport(
                steps,
                count,
                settledAt >= 0,
                millis(features[middle] + decisions[middle]),
                millis(features[worst] + decisions[worst]),
                millis(features[worst]),
                millis(decisions[worst]));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}

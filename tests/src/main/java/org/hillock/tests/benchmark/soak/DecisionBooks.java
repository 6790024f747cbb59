package org.hillock.tests.benchmark.soak;

import org.HdrHistogram.Histogram;
import org.hillock.runtime.budget.Stage;
import org.hillock.runtime.pipeline.DecisionEntry;
import org.hillock.runtime.pipeline.DecisionSink;

/** Stage times of the decisions since the last look. Filled on the journal's thread, read on another. */
final class DecisionBooks implements DecisionSink {
    private static final int DIGITS = 3;
    private final Histogram compute = new Histogram(DIGITS);
    private final Histogram total = new Histogram(DIGITS);
    private long decisions;
    private long answers;
    private long right;

    @Override
    public synchronized void write(DecisionEntry entry) {
        decisions++;
        entry.times().durationNanos(Stage.COMPUTE).ifPresent(compute::recordValue);
        entry.times().durationNanos(Stage.TOTAL).ifPresent(nanos -> total.recordValue(Math.max(0, nanos)));
        answers += entry.truth().isPresent() ? 1 : 0;
        right += entry.correct() ? 1 : 0;
    }

    /**
     * The decisions of one interval.
     *
     * @param decisions how many there have been since the start
     * @param accuracy the share of right ones since the start
     */
    record Lap(
            long decisions, double accuracy, double computeP50, double computeMax, double totalP50, double totalMax) {}

    synchronized Lap lap() {
        Lap lap = new Lap(
                decisions,
                answers == 0 ? 0 : (double) right / answers,
                compute.getValueAtPercentile(50) / 1e3,
                compute.getMaxValue() / 1e3,
                total.getValueAtPercentile(50) / 1e3,
                total.getMaxValue() / 1e3);
        compute.reset();
        total.reset();
        return lap;
    }
}

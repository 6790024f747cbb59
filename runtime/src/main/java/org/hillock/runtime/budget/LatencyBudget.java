package org.hillock.runtime.budget;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.hillock.runtime.session.BudgetSetting;
import org.hillock.runtime.session.Percentiles;

/**
 * One histogram a stage, and the count of misses. Single-threaded.
 *
 * <p>Latency is counted from the arrival of the last sample, not from its leaving the queue, so that a decision which
 * waited behind a slow one is measured with its wait. A window that was shed counts with the age at which it was given up,
 * so that overload cannot hide by making fewer decisions (no coordinated omission, see Tene's HdrHistogram).
 */
public final class LatencyBudget {
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;
    private final BudgetSetting setting;
    private final Map<Stage, Histogram> histograms = new EnumMap<>(Stage.class);
    private final Map<Stage, Long> limits = new EnumMap<>(Stage.class);
    private final Map<Stage, Long> overruns = new EnumMap<>(Stage.class);
    private long decisions;
    private long misses;
    private long shed;

    /** An empty one. */
    public LatencyBudget(BudgetSetting setting) {
        this.setting = setting;
        for (Stage stage : Stage.values()) {
            histograms.put(stage, new Histogram(SIGNIFICANT_DIGITS));
            Double limit = setting.stageMillis().get(stage.name().toLowerCase(Locale.ROOT));
            if (limit != null) {
                limits.put(stage, Math.round(limit * NANOS_PER_MILLI));
            }
        }
    }

    /** Counts a decision that was written in time or that nobody wants written, and tells which. */
    public Outcome record(StageTimes times) {
        boolean late = times.durationNanos(Stage.TOTAL).orElse(0) > setting.hardNanos();
        Outcome outcome = late ? Outcome.MISSED : Outcome.KEPT;
        record(times, outcome);
        return outcome;
    }

    /** Counts a decision whose outcome is already known. */
    public void record(StageTimes times, Outcome outcome) {
        decisions++;
        if (outcome == Outcome.MISSED) {
            misses++;
        }
        histograms.forEach((stage, histogram) ->
                times.durationNanos(stage).ifPresent(nanos -> histogram.recordValue(Math.max(0, nanos))));
        limits.forEach((stage, limit) -> {
            if (times.durationNanos(stage).orElse(0) > limit) {
                overruns.merge(stage, 1L, Long::sum);
            }
        });
    }

    /**
     * Counts a window that nobody decided on.
     *
     * @param ageNanos how old its newest sample was when it was given up
     */
    public void shed(long ageNanos) {
        shed++;
        total().recordValue(Math.max(0, ageNanos));
    }

    /** Windows shed and decisions missed up to now. */
    public long lapses() {
        return misses + shed;
    }

    private Histogram total() {
        Histogram total = histograms.get(Stage.TOTAL);
        if (total == null) {
            throw new IllegalStateException("no histogram of the total");
        }
        return total;
    }

    /** Whether a decision kept the budget. */
    public enum Outcome {
        /** Written within the limit. */
        KEPT,
        /** Late, or not written at all. */
        MISSED
    }

    /** The figures up to now. */
    public BudgetReport report() {
        List<StageReport> rows = Stream.of(Stage.values())
                .map(this::row)
                .filter(row -> row.count() > 0)
                .toList();
        List<HeldPercentile> percentiles = setting.holdMillis().entrySet().stream()
                .map(promise -> held(promise.getKey(), promise.getValue()))
                .toList();
        String policy = setting.policy().name().toLowerCase(Locale.ROOT);
        return new BudgetReport(setting.hardMillis(), policy, decisions, misses, shed, percentiles, rows);
    }

    private HeldPercentile held(String name, double limitMillis) {
        double percentile = Percentiles.parse(name).orElseThrow();
        return new HeldPercentile(name, limitMillis, total().getValueAtPercentile(percentile) / NANOS_PER_MILLI);
    }

    private StageReport row(Stage stage) {
        Histogram histogram = histograms.get(stage);
        if (histogram == null) {
            throw new IllegalStateException("no histogram of " + stage);
        }
        Map<String, Double> percentiles = new LinkedHashMap<>();
        for (double percentile : setting.percentiles()) {
            percentiles.put(Percentiles.name(percentile), histogram.getValueAtPercentile(percentile) / NANOS_PER_MICRO);
        }
        return new StageReport(
                stage,
                histogram.getTotalCount(),
                percentiles,
                histogram.getMaxValue() / NANOS_PER_MICRO,
                overruns.getOrDefault(stage, 0L));
    }
}

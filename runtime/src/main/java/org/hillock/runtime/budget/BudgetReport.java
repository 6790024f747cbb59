package org.hillock.runtime.budget;

import java.util.List;

/**
 * A session against its budget.
 *
 * @param hardMillis the limit
 * @param policy what a late decision turned into
 * @param decisions how many were made
 * @param misses how many were late or never written
 * @param shed windows that were never decided on, because they were too old or a newer one had overtaken them
 * @param percentiles those that had to hold
 * @param stages one row a stage
 */
public record BudgetReport(
        double hardMillis,
        String policy,
        long decisions,
        long misses,
        long shed,
        List<HeldPercentile> percentiles,
        List<StageReport> stages) {
    /** Copies the lists. */
    public BudgetReport {
        percentiles = List.copyOf(percentiles);
        stages = List.copyOf(stages);
    }

    /** Whether every decision kept the limit, and every percentile its own. */
    public boolean held() {
        return misses == 0 && shed == 0 && percentiles.stream().allMatch(HeldPercentile::held);
    }
}

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
 * @param stages one row a stage
 */
public record BudgetReport(
        double hardMillis, String policy, long decisions, long misses, long shed, List<StageReport> stages) {
    /** Copies the list. */
    public BudgetReport {
        stages = List.copyOf(stages);
    }

    /** Whether every decision kept the limit. */
    public boolean held() {
        return misses == 0 && shed == 0;
    }
}

package org.hillock.runtime.budget;

import java.util.Locale;
import org.hillock.runtime.HillockException;

/**
 * What the warm-up measured on the session's own shapes.
 *
 * @param steps decisions made in the warm-up
 * @param measured the settled ones among them, over which the figures are; below 100 the worst is the slowest
 * @param settled whether the step time stopped falling
 * @param medianMillis from a chunk's coming to its decision
 * @param worstMillis the same at the 99th percentile
 * @param worstFeaturesMillis the front end's part of that step
 * @param worstDecisionMillis the decoder's part of it
 */
public record AdmissionReport(
        int steps,
        int measured,
        boolean settled,
        double medianMillis,
        double worstMillis,
        double worstFeaturesMillis,
        double worstDecisionMillis) {
    /** Nothing was measured. */
    public static final AdmissionReport NONE = new AdmissionReport(0, 0, false, 0, 0, 0, 0);

    /** The stage that takes most of the worst step. */
    public Stage blame() {
        return worstFeaturesMillis > worstDecisionMillis ? Stage.FEATURES : Stage.DECISION;
    }

    /**
     * Refuses a session whose worst step does not fit.
     *
     * @param where the session file's name
     */
    public void require(String where, double hardMillis) {
        if (worstMillis > hardMillis) {
            throw HillockException.badInput(
                    where + " at $.budget.hardMillis",
                    String.format(Locale.ROOT, "%.3f ms", hardMillis),
                    String.format(
                            Locale.ROOT,
                            "at least the p99 of %d warm-up steps, %.3f ms (features %.3f, decision %.3f)",
                            measured,
                            worstMillis,
                            worstFeaturesMillis,
                            worstDecisionMillis),
                    blame() == Stage.DECISION
                            ? "raise the limit or choose a cheaper decoder"
                            : "raise the limit, use fewer channels or a lower rate");
        }
    }
}

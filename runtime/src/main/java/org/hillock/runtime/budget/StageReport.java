package org.hillock.runtime.budget;

import java.util.Map;

/**
 * How long one stage took over a session.
 *
 * @param stage which one
 * @param count decisions measured
 * @param percentileMicros from the percentile to the time below which that share of decisions stayed, in order
 * @param maxMicros the longest
 * @param overruns how often it took longer than its own deadline; 0 without one
 */
public record StageReport(
        Stage stage, long count, Map<String, Double> percentileMicros, double maxMicros, long overruns) {}

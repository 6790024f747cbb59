package org.hillock.runtime.budget;

/**
 * How a session's budget was enforced, beside its figures.
 *
 * @param admission what the warm-up measured
 * @param watchdog what the watchdog saw
 * @param pauses what stopped the threads from outside
 * @param fallbacks decisions of the fallback decoder that were written for a late one
 * @param switches how often the session changed its decoder by its budget
 * @param droppedFrames frames that a full arrival queue gave up
 * @param droppedMarkers markers that it gave up
 * @param droppedNews reports of quality and other news that it gave up
 * @param recordings files of the flight recorder
 */
public record Enforcement(
        AdmissionReport admission,
        SessionWatchdog.Counts watchdog,
        PauseWatch.Pauses pauses,
        long fallbacks,
        long switches,
        long droppedFrames,
        long droppedMarkers,
        long droppedNews,
        long recordings) {}

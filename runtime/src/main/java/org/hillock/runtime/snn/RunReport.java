package org.hillock.runtime.snn;

import java.util.List;

/**
 * What came of a run.
 *
 * @param network its name
 * @param seconds model time of the run
 * @param stepMillis length of a step
 * @param startSeconds model time at its start; above 0 after a restored state
 * @param recordedSeconds the last part of it, whose spikes were kept for intervals, synchrony and raster
 * @param wallSeconds time it took
 * @param timesRealTime model time over time taken
 * @param microsecondsPerStep time a step took
 * @param synapses in all projections
 * @param synapticOperations that arriving spikes took
 * @param plasticUpdates changes of weights
 * @param populations how each fired
 */
public record RunReport(
        String network,
        double seconds,
        double stepMillis,
        double startSeconds,
        double recordedSeconds,
        double wallSeconds,
        double timesRealTime,
        double microsecondsPerStep,
        long synapses,
        long synapticOperations,
        long plasticUpdates,
        List<PopulationReport> populations) {
    /** Copies the list. */
    public RunReport {
        populations = List.copyOf(populations);
    }
}

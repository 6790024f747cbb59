package org.hillock.snn.fixed;

import java.util.OptionalInt;

/**
 * How far the spikes of one population differ between two engines.
 *
 * @param population its name
 * @param size its neurons
 * @param firstDivergingStep first step whose spikes differ; empty when none does
 * @param referenceSpikes spikes of the reference
 * @param spikes spikes of the other engine
 * @param referenceRateHz mean rate of the reference
 * @param rateHz mean rate of the other engine
 * @param coincidenceFactor mean over the neurons that fired in either: 1 for equal trains, about 0 for trains
 *     that coincide by chance; NaN when nobody fired
 * @param vanRossumDistance mean over all neurons: 0 for equal trains, and about the root of half the number of
 *     spikes that differ
 */
public record PopulationDrift(
        String population,
        int size,
        OptionalInt firstDivergingStep,
        long referenceSpikes,
        long spikes,
        double referenceRateHz,
        double rateHz,
        double coincidenceFactor,
        double vanRossumDistance) {
    /** Returns by how much the other engine's rate is higher, in Hz. */
    public double rateDifferenceHz() {
        return rateHz - referenceRateHz;
    }
}

package org.hillock.snn.engine;

/**
 * Work done since the engine was built, in the units by which neuromorphic systems are compared.
 *
 * @param spikes emitted by all populations, forced and clamped ones included
 * @param accumulates synaptic operations of binary spikes: one per arriving spike and synapse
 * @param multiplies synaptic operations that need a product, as graded spikes do
 * @param plasticUpdates changes of a weight, rehearsals included
 */
public record Cost(long spikes, long accumulates, long multiplies, long plasticUpdates) {
    /** Returns what was spent since an earlier reading. */
    public Cost since(Cost earlier) {
        return new Cost(
                spikes - earlier.spikes,
                accumulates - earlier.accumulates,
                multiplies - earlier.multiplies,
                plasticUpdates - earlier.plasticUpdates);
    }
}

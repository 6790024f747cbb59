package org.hillock.decoding.decoder;

/**
 * What a decision cost in the currency of spiking hardware; all 0 for decoders without spikes.
 *
 * @param spikes spikes of all neurons up to the decision
 * @param synapticOperations deliveries of a spike over a synapse
 * @param plasticUpdates changes of a synapse by learning since the decision before
 */
public record DecisionCost(long spikes, long synapticOperations, long plasticUpdates) {
    /** The cost of a decoder without spikes. */
    public static final DecisionCost NONE = new DecisionCost(0, 0, 0);
}

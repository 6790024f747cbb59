package org.hillock.snn.network;

import java.util.Optional;
import org.hillock.snn.plasticity.PlasticityRule;
import org.hillock.snn.synapse.SynapseModel;
import org.hillock.snn.synapse.Transmission;
import org.hillock.snn.synapse.WeightTransfer;

/**
 * The synapses from one population onto another, and the handle by which an engine is asked about them.
 *
 * @param index place in {@link Network#projections()}
 * @param pre where the spikes come from
 * @param post where they go
 * @param connector which neurons are connected, and the weights at the start
 * @param synapse time course of the current
 * @param delaySteps steps from the emission of a spike to its arrival
 * @param transfer how a stored weight acts
 * @param rule how the weights change, if they do
 * @param transmission how much of a weight a spike passes on
 * @param delays a delay for each synapse, instead of one for all
 */
public record Projection(
        int index,
        Population pre,
        Population post,
        Connector connector,
        SynapseModel synapse,
        int delaySteps,
        WeightTransfer transfer,
        Optional<PlasticityRule> rule,
        Transmission transmission,
        Optional<SynapticDelays> delays) {
    /** Returns the name used in messages: pre, arrow, post. */
    public String name() {
        return pre.name() + " -> " + post.name();
    }
}

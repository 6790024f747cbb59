package org.hillock.snn.network;

import java.util.Optional;
import org.hillock.snn.plasticity.PlasticityRule;
import org.hillock.snn.synapse.SynapseModel;
import org.hillock.snn.synapse.Transmission;
import org.hillock.snn.synapse.WeightTransfer;

/**
 * What a projection is, apart from its two ends; made by {@link #of} and refined by the methods that return a changed
 * copy.
 *
 * @param connector which neurons are connected, and the weights at the start
 * @param synapse time course of the current
 * @param delaySteps steps from the emission of a spike to its arrival; see {@link Network} for the meaning of 0
 * @param transfer how a stored weight acts
 * @param rule how the weights change, if they do
 * @param transmission how much of a weight a spike passes on
 * @param delays a delay for each synapse, instead of one for all
 */
public record ProjectionSettings(
        Connector connector,
        SynapseModel synapse,
        int delaySteps,
        WeightTransfer transfer,
        Optional<PlasticityRule> rule,
        Transmission transmission,
        Optional<SynapticDelays> delays) {
    /** Returns a static projection with a delay of one step, whose weights act as stored. */
    public static ProjectionSettings of(Connector connector, SynapseModel synapse) {
        return new ProjectionSettings(
                connector,
                synapse,
                1,
                new WeightTransfer.Identity(),
                Optional.empty(),
                new Transmission.Reliable(),
                Optional.empty());
    }

    /** Returns a copy with another delay. */
    public ProjectionSettings delayed(int steps) {
        return new ProjectionSettings(connector, synapse, steps, transfer, rule, transmission, Optional.empty());
    }

    /** Returns a copy with a delay for each synapse; it can't be plastic. */
    public ProjectionSettings delayed(SynapticDelays synapticDelays) {
        return new ProjectionSettings(connector, synapse, 1, transfer, rule, transmission, Optional.of(synapticDelays));
    }

    /** Returns a copy whose synapses transmit in another way. */
    public ProjectionSettings transmitting(Transmission how) {
        return new ProjectionSettings(connector, synapse, delaySteps, transfer, rule, how, delays);
    }

    /** Returns a copy whose weights act through a transfer. */
    public ProjectionSettings through(WeightTransfer weightTransfer) {
        return new ProjectionSettings(connector, synapse, delaySteps, weightTransfer, rule, transmission, delays);
    }

    /** Returns a copy whose weights change by a rule. */
    public ProjectionSettings plastic(PlasticityRule plasticityRule) {
        return new ProjectionSettings(
                connector, synapse, delaySteps, transfer, Optional.of(plasticityRule), transmission, delays);
    }
}

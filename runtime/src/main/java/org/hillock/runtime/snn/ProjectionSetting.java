package org.hillock.runtime.snn;

import java.util.List;
import org.hillock.runtime.session.Described;

/**
 * Synapses from one population onto another.
 *
 * @param from name of the presynaptic population
 * @param to name of the postsynaptic population
 * @param connector which pairs
 * @param weight what the weights are drawn from
 * @param delayMillis what the delays are drawn from
 * @param synapse what a spike does
 * @param transmission how much of a weight a spike passes on
 * @param transfer how a stored weight acts
 * @param plasticity how the weights change
 * @param modulation rewards or errors for a rule that waits for them
 */
public record ProjectionSetting(
        @Described("The presynaptic population.") String from,

        @Described("The postsynaptic population.") String to,

        @Described("Which pairs of neurons are connected.") ConnectorSetting connector,

        @Described(
                value = "What the weights are drawn from, in the unit of the target's receptor; a list of synapses has"
                        + " weights of its own.",
                absent = "{\"draw\": \"constant\", \"value\": 1}")
        DrawSetting weight,

        @Described(
                value = "What the delays are drawn from, in milliseconds, rounded to steps from the step of the spike"
                        + " to that of its arrival; 0 needs a target that stands after the source.",
                absent = "{\"draw\": \"constant\", \"value\": 1}")
        DrawSetting delayMillis,

        @Described("What a spike does to its target.") SynapseSetting synapse,

        @Described(value = "How much of its weight a spike passes on.", absent = "{\"is\": \"reliable\"}")
        TransmissionSetting transmission,

        @Described(value = "How a stored weight acts.", absent = "{\"is\": \"identity\"}")
        TransferSetting transfer,

        @Described(value = "How the weights change.", absent = "{\"is\": \"none\"}")
        RuleSetting plasticity,

        @Described(
                value = "The rewards or errors that a rule with a third factor learns by, while the network runs.",
                absent = "[]")
        List<ModulationSetting> modulation) {
    /** Copies the list. */
    public ProjectionSetting {
        modulation = List.copyOf(modulation);
    }
}

package org.hillock.runtime.snn;

import org.hillock.runtime.session.Described;

/**
 * Neurons of one kind.
 *
 * @param name by which projections and reports know them
 * @param size how many
 * @param model what they are
 * @param start where their potentials start
 * @param layout where they lie
 */
public record PopulationSetting(
        @Described("The name by which projections and reports know the population.")
        String name,

        @Described(value = "The number of neurons.", min = 1, max = 100000000)
        int size,

        @Described("What the neurons are.") ModelSetting model,

        @Described(value = "Where the potentials start.", absent = "{\"at\": \"rest\"}")
        StartSetting start,

        @Described(value = "Where the neurons lie; only connectors by distance ask.", absent = "{\"is\": \"nowhere\"}")
        LayoutSetting layout) {}

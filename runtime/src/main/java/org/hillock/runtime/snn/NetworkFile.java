package org.hillock.runtime.snn;

import java.util.List;
import org.hillock.runtime.session.Described;

/**
 * A network as its file describes it; immutable.
 *
 * @param name a short name for reports
 * @param description a sentence for people
 * @param stepMillis length of a time step
 * @param seed of graphs, weights, starts and sources
 * @param populations in their order of update
 * @param projections between them
 */
public record NetworkFile(
        @Described("A short name for reports.") String name,

        @Described(value = "A sentence for people.", absent = "\"\"")
        String description,

        @Described(value = "The length of a time step in milliseconds.", absent = "0.1", min = 1e-6, max = 1e6)
        double stepMillis,

        @Described(value = "The seed of graphs, weights, starts and sources.", absent = "1")
        long seed,

        @Described(value = "The populations, in the order in which a step updates them.", minItems = 1)
        List<PopulationSetting> populations,

        @Described(value = "The synapses between them.", absent = "[]")
        List<ProjectionSetting> projections) {
    /** Copies the lists. */
    public NetworkFile {
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
    }
}

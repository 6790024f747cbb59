package org.hillock.snn.neuron;

import java.util.List;
import java.util.Optional;

/** The settings of a kind of neuron or spike source; immutable, and free to be shared by many populations. */
public interface NeuronModel {
    /** Returns the name by which network files and reports know the model. */
    String name();

    /**
     * Makes the state and the loops of one population.
     *
     * @param size number of neurons, above zero
     * @param stepMillis length of a time step in milliseconds
     */
    NeuronKernel kernel(int size, double stepMillis);

    /**
     * Tells whether the neurons neither see each other nor share a random stream but by their index, so that a population can
     * be simulated in parts; false for models that don't say so.
     */
    default boolean canBeSplit() {
        return false;
    }

    /**
     * Makes the state of a part of a population, for models that {@link #canBeSplit()}: bit for bit what the same neurons
     * are in a kernel of the whole.
     *
     * @param first index of the first neuron in the population
     * @param size number of neurons of the part
     * @param stepMillis length of a time step in milliseconds
     */
    default NeuronKernel kernel(int first, int size, double stepMillis) {
        return kernel(size, stepMillis);
    }

    /** Tells whether projections and a drive may act on the model; false for sources. */
    default boolean receivesInput() {
        return true;
    }

    /**
     * Returns what a {@link org.hillock.snn.synapse.ReceptorSynapse} can act on, in the order in which a kernel counts them;
     * none by default.
     */
    default List<Receptor> receptors() {
        return List.of();
    }

    /** Returns the receptor of that name, if the model has it. */
    default Optional<Receptor> receptor(String name) {
        return receptors().stream().filter(r -> r.name().equals(name)).findFirst();
    }
}

package org.hillock.snn.engine;

import java.util.Optional;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.plasticity.ModulatedKernel;
import org.hillock.snn.plasticity.PlasticityKernel;

/**
 * A running network. For one thread at a time.
 *
 * <p>Handles of another network, indices out of range and arrays of a wrong length are refused with a {@link
 * org.hillock.snn.NetworkException}. {@link #step()} itself neither throws nor allocates.
 */
public interface Simulator {
    /** Returns the description that runs here. */
    Network network();

    /** Returns how many steps were run since the last reset. */
    long stepCount();

    /**
     * Returns membranes, currents, traces, delayed spikes and drives to their start, and the step count to zero. Weights,
     * what plasticity rules have learned, clamps, learning modes and costs stay. Allocates nothing.
     *
     * @param seed of all random starts and sources until the next reset
     */
    void reset(long seed);

    /** Advances the network by one step, in the order that {@link Network} states. */
    void step();

    /** Advances the network by a number of steps. */
    void run(int steps);

    /**
     * Returns the currents that the caller injects, one per neuron, in the model's unit; write into it at any time between
     * steps. The values hold until they are changed or the network is reset.
     */
    float[] drive(Population population);

    /**
     * Makes a neuron fire in the next step, as a teacher does. Its membrane is neither read nor changed by it; a neuron that
     * would have fired anyway fires once.
     */
    void forceSpike(Population population, int neuron);

    /**
     * Makes a population fire as a raster says, from its first row in the next step on, instead of by its model, whose
     * state stands still. Silent after the end of the raster; a reset starts it again.
     *
     * @param raster read at every step
     */
    void clamp(Population population, SpikeRaster raster);

    /** Ends a clamp; without effect when there is none. */
    void release(Population population);

    /** Returns how many neurons of the population fired in the last step. */
    int spikeCount(Population population);

    /**
     * Reads who fired in the last step, ascending.
     *
     * @param spikes room for one index per neuron or more. Modified.
     * @return how many
     */
    int spikes(Population population, int[] spikes);

    /**
     * Reads the potentials.
     *
     * @param potentials one per neuron. Modified.
     */
    void potentials(Population population, double[] potentials);

    /**
     * Sets the potentials.
     *
     * @param potentials one per neuron. Not modified.
     */
    void setPotentials(Population population, double[] potentials);

    /**
     * Reads the currents of a projection as they acted in the last step; of a receptor, which several projections may
     * share, its state after that step.
     *
     * @param currents one per postsynaptic neuron. Modified.
     */
    void currents(Projection projection, float[] currents);

    /** Returns the number of synapses of a projection. */
    int synapseCount(Projection projection);

    /**
     * Reads the stored weights, ordered by presynaptic, then postsynaptic neuron.
     *
     * @param weights one per synapse. Modified.
     */
    void weights(Projection projection, float[] weights);

    /**
     * Sets the stored weights in the same order. Currents that are flowing don't change; a synapse whose current starts at
     * a trace takes the new weights at the next reset.
     *
     * @param weights one per synapse. Not modified.
     */
    void setWeights(Projection projection, float[] weights);

    /** Lets a projection learn or freezes it; a plastic projection learns at first. */
    void learning(Projection projection, Learning learning);

    /** Returns the live traces and learned state of a plastic projection. */
    Optional<PlasticityKernel> plasticity(Projection projection);

    /**
     * Hands a third factor (a reward, say) to the live rule of a projection, equal for all its targets.
     *
     * @throws NetworkException when its rule takes none
     */
    default void modulate(Projection projection, double factor) {
        ModulatedKernel.of(projection.name(), plasticity(projection)).modulate(factor);
    }

    /**
     * Hands a third factor of its own (an error, say) to every target of a projection.
     *
     * @param factors one per postsynaptic neuron. Not modified.
     * @throws NetworkException when its rule takes none
     */
    default void modulate(Projection projection, float[] factors) {
        ModulatedKernel.of(projection.name(), plasticity(projection)).modulate(factors);
    }

    /** Returns the weights of a projection, and what its rule has learned beside them, to their start. */
    void forget(Projection projection);

    /**
     * Lets a plastic projection learn from recorded spikes, as if the network had run them from a reset: only its traces
     * and weights are computed, and the live state is left as it is. Fast, and allocates nothing.
     *
     * @param pre spikes of the presynaptic population
     * @param post spikes of the postsynaptic population, such as a teacher's, over as many steps
     */
    void rehearse(Projection projection, SpikeRaster pre, SpikeRaster post);

    /**
     * Reads how often each neuron fired since the last reset.
     *
     * @param counts one per neuron. Modified.
     */
    void spikeCounts(Population population, int[] counts);

    /** Returns how many spikes a population has emitted since the engine was built. */
    long spikesEmitted(Population population);

    /** Returns the work done since the engine was built. */
    Cost cost();

    /** Copies the whole state: whoever restores it goes on bit for bit, given the same clamps,
     * learning modes and inputs. */
    NetworkState save();

    /**
     * Returns to a saved state.
     *
     * @throws org.hillock.snn.NetworkException when it was saved from a network of another shape
     */
    void restore(NetworkState state);
}

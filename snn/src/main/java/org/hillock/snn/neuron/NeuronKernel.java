package org.hillock.snn.neuron;

import org.hillock.snn.NetworkException;
import org.hillock.snn.Stateful;

/**
 * The state of one population and the loop that advances it by a step. Single-threaded; {@link #step} allocates and
 * throws nothing.
 *
 * <p>Input comes as one number per neuron: how far all currents together move its potential in this step. The factors
 * that turn a current into such a move are asked once, when the network is built. A model that can't be solved in closed
 * form answers 1 and takes the input as the current, in its own unit, that holds over the step.
 */
public interface NeuronKernel extends Stateful {
    /** Returns the state to its start; equal seeds give equal starts. */
    void reset(long seed);

    /**
     * Advances every neuron by one step.
     *
     * @param input move of the potential by all currents, or their sum, one number per neuron. Not modified.
     * @param spikes room for one index per neuron; receives those that fired, ascending. Modified.
     * @return how many fired
     */
    int step(float[] input, int[] spikes);

    /**
     * As {@link #step} where no drive and no current has ever acted.
     *
     * @param zeros one zero per neuron. Not modified.
     * @param spikes as in {@link #step}. Modified.
     */
    default int stepUndriven(float[] zeros, int[] spikes) {
        return step(zeros, spikes);
    }

    /** Returns how far a unit current that is constant over a step moves the potential in it. */
    double driveCoupling();

    /**
     * Returns how far a current that is 1 at the start of a step, and decays exponentially in it, moves the potential.
     *
     * @param tauMillis time constant of the decay
     */
    double currentCoupling(double tauMillis);

    /**
     * Reads the potentials; zeros for a source that has none.
     *
     * @param potentials one number per neuron. Modified.
     */
    void potentials(double[] potentials);

    /**
     * Sets the potentials; without effect on a source that has none.
     *
     * @param potentials one number per neuron. Not modified.
     */
    void setPotentials(double[] potentials);

    /**
     * Returns the array to which the weights of arriving spikes, divided by {@link #receptorUnit}, are added before a step,
     * one number per neuron; always the same array, and part of the state.
     *
     * @param index place of the receptor in {@link NeuronModel#receptors()}
     * @throws org.hillock.snn.NetworkException when the model has no such receptor
     */
    default float[] receptor(int index) {
        throw NetworkException.refused("neuron kernel", "receptor " + index, "one of its model", "look it up there");
    }

    /**
     * Returns what one unit of a receptor's array stands for in the coming step. A receptor that decays lets this number
     * decay instead of all the others.
     *
     * @param index place of the receptor in {@link NeuronModel#receptors()}
     */
    default float receptorUnit(int index) {
        return 1;
    }
}

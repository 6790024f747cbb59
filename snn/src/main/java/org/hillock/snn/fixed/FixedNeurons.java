package org.hillock.snn.fixed;

import org.hillock.snn.Stateful;

/** The neurons of one population in fixed point. */
interface FixedNeurons extends Stateful {
    void reset(long seed);

    /**
     * Advances every neuron by one step.
     *
     * @param current over the step, s16.15. Not modified.
     * @param jump of the potential, s16.15. Not modified.
     * @param spikes receives who fired, ascending. Modified.
     * @return how many fired
     */
    int step(int[] current, int[] jump, int[] spikes);

    void potentials(double[] potentials);

    void setPotentials(double[] potentials);

    /** Tells whether the current of a step should be its mean, because the potential leaks. */
    boolean leaks();
}

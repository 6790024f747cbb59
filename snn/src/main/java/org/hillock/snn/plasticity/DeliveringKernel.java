package org.hillock.snn.plasticity;

/**
 * A kernel that visits a synapse only when a spike arrives at it, and so delivers the spike in the same visit.
 *
 * <p>A step in which it learns is {@link #deliver}, then {@link #learnFired}; the two together do what {@link #learn} does.
 * Neither allocates or throws.
 */
public interface DeliveringKernel extends PlasticityKernel {
    /**
     * Delivers the weights, brought up to date, of the spikes that arrive, and learns from the arrivals.
     *
     * @param arrivals presynaptic indices, ascending. Not modified.
     * @param factor by which what is delivered is multiplied
     * @param current one number per target, to which the weights are added. Modified.
     * @return the number of synapses visited
     */
    long deliver(int[] arrivals, int count, float factor, float[] current);

    @Override
    default boolean goesByTarget() {
        return false;
    }

    /**
     * Learns from the postsynaptic spikes and ends the step.
     *
     * @param fired postsynaptic indices, ascending. Not modified.
     */
    void learnFired(int[] fired, int count);
}

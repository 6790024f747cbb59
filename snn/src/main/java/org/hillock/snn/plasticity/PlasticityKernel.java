package org.hillock.snn.plasticity;

import org.hillock.snn.Stateful;

/**
 * The traces of one plastic projection, and what it learned beside its weights. Single-threaded; {@link #observe} and
 * {@link #learn} allocate and throw nothing.
 *
 * <p>Exactly one of the two is called per step, after the postsynaptic population has fired. Presynaptic spikes count at
 * their arrival (after the projection's delay), postsynaptic ones at their emission.
 */
public interface PlasticityKernel extends Stateful {
    /** Returns the traces to their start; weights and other learned state stay. */
    void resetTraces();

    /** Returns learned state other than weights to its start. */
    void forget();

    /**
     * Moves the traces on by a step and leaves the weights alone.
     *
     * @param arrivals presynaptic indices, ascending. Not modified.
     * @param fired postsynaptic indices, ascending. Not modified.
     */
    void observe(int[] arrivals, int arrivalCount, int[] fired, int firedCount);

    /**
     * Moves the traces on by a step and changes the weights; parameters as in {@link #observe}.
     *
     * @return the number of synapses updated
     */
    long learn(int[] arrivals, int arrivalCount, int[] fired, int firedCount);

    /**
     * Applies what the rule still owes to the weights, for rules that put changes off until a synapse is next used. Whoever
     * is about to use or replace the stored weights by another way calls it first.
     */
    default void settle() {}

    /**
     * Applies what the rule still owes to a copy of the weights, and changes nothing else.
     *
     * @param copy of the stored weights. Modified.
     */
    default void applyOwed(float[] copy) {}

    /** Returns the bytes that the rule keeps for each synapse beside the table: tags, sums, an index of its own. */
    default int bytesPerSynapse() {
        return 0;
    }

    /**
     * Tells whether the rule uses the operations of the table that go by target, and so the index that they need; true for
     * rules that don't say so.
     */
    default boolean goesByTarget() {
        return true;
    }

    /** Makes a kernel on the same weights and learned state, with traces of its own: to rehearse beside a live run. */
    PlasticityKernel withOwnTraces();
}

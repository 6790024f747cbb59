package org.hillock.decoding.decoder.spiking;

/**
 * One column's network: ON and OFF encoder neurons for every feature, a plastic synapse from each to every class neuron.
 *
 * @param <R> how it remembers the encoders' spikes of a trial
 */
interface ClassNetwork<R> {
    /**
     * Encodes a trial and lets the class neurons integrate it.
     *
     * @param whitened by window, then feature. Not modified.
     * @param phaseSeed of the encoders' starting phases
     * @return the encoders' spikes, for {@link #learn}
     */
    R present(double[][] whitened, long phaseSeed);

    /** A class neuron's potential at the end of the last presented trial. */
    double potential(int classIndex);

    /** Encoder spikes of the last presented trial. */
    long spikes();

    /** Spikes times their synapses of the last presented trial. */
    long synapticOperations();

    /**
     * Replays a trial's spikes while the teacher makes one class neuron fire.
     *
     * @return synapse changes made
     */
    long learn(R raster, int classIndex);

    /** Weights and counts as before all learning. */
    void forget();

    /** An independent network in the same state. */
    ClassNetwork<R> fork();

    /** Makes the network of a column. */
    @FunctionalInterface
    interface Factory<R> {
        ClassNetwork<R> create(int features, int windows, int classes);
    }
}

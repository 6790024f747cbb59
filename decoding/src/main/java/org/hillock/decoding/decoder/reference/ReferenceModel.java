package org.hillock.decoding.decoder.reference;

/** What tells one reference decoder from another: how it learns from covariances and judges them. */
interface ReferenceModel {
    /** Learns from the whole store anew. */
    void fit(TrialStore store);

    /** Learns from one more trial between two fits; most models wait for the next fit. */
    default void update(StoredTrial trial) {}

    /**
     * Judges a trial; only after the first fit, unless it was given.
     *
     * @param covariances what the decoder keeps of a trial, most often one matrix a band. Not modified.
     * @return one probability a class
     */
    double[] posterior(double[][] covariances);

    /** Whether it can judge before its first fit. */
    default boolean isGiven() {
        return false;
    }

    /** An independent copy in the same state. */
    ReferenceModel fork();
}

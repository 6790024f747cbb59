package org.hillock.decoding.decoder.reference;

/** From what is kept of a trial to a vector. Immutable. */
interface TrialFeatures {
    /** How many. */
    int features();

    /**
     * A trial's.
     *
     * @param trial not modified
     */
    double[] of(double[][] trial);
}

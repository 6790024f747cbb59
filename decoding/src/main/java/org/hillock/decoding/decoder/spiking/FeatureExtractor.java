package org.hillock.decoding.decoder.spiking;

/** From a trial's covariances to one column's features, window by window. Owns its workspace. */
interface FeatureExtractor {
    /** Features a window. */
    int features();

    /** Windows a trial. */
    int windows();

    /**
     * Extracts.
     *
     * @param trial not modified
     * @param filters fitted. Not modified.
     * @param out by window, then feature. Modified.
     */
    void extract(TrialCovariances trial, FilterSet filters, double[][] out);
}

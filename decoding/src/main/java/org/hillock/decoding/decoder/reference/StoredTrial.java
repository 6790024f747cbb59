package org.hillock.decoding.decoder.reference;

/** A labelled trial as it was seen when it was decided. */
final class StoredTrial {
    private final double[][] covariances;
    private final int label;

    /**
     * Keeps the arrays.
     *
     * @param covariances one row-major matrix a band, never modified from now on
     * @param label its class
     */
    StoredTrial(double[][] covariances, int label) {
        this.covariances = covariances;
        this.label = label;
    }

    /** One row-major matrix a band. Not a copy. */
    double[][] covariances() {
        return covariances;
    }

    /** Its class. */
    int label() {
        return label;
    }
}

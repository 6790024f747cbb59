package org.hillock.decoding.decoder.reference;

/**
 * A labelled trial as it was seen when it was decided.
 *
 * @param covariances one row-major matrix a band, never modified once stored
 * @param label its class
 */
record StoredTrial(double[][] covariances, int label) {}

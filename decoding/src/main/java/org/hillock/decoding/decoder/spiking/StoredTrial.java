package org.hillock.decoding.decoder.spiking;

/**
 * A labelled trial for replay.
 *
 * @param sequence the segment that it was
 * @param covariances what its features are made of
 * @param label its true class
 */
record StoredTrial(long sequence, TrialCovariances covariances, int label) {}

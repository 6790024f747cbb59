package org.hillock.decoding.decoder.spiking;

import java.util.List;

/**
 * A decided trial that waits for its label.
 *
 * @param covariances what its features are made of
 * @param rasters the encoders' spikes by column; empty when there were no filters yet
 */
record PendingTrial<R>(TrialCovariances covariances, List<R> rasters) {}

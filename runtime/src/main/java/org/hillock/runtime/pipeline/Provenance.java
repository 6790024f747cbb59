package org.hillock.runtime.pipeline;

/**
 * Whence a decision comes.
 *
 * @param streamId the stream of its samples
 * @param firstNanos the stamp of its first sample, in session time
 * @param lastNanos the stamp of its last
 * @param arrivedNanos when the event that completed it reached the process, by the monotonic clock
 * @param decoder who decided
 * @param history the digest of all decisions up to this one. A decoder's state follows from its session, its seed, the
 *     samples and the labels, so the same digest after as many labels names the same state
 * @param labels how many labels it had been told before
 */
record Provenance(
        String streamId,
        long firstNanos,
        long lastNanos,
        long arrivedNanos,
        String decoder,
        String history,
        long labels) {}

package org.hillock.runtime.pipeline;

import java.util.Optional;
import org.hillock.decoding.decoder.Decision;

/**
 * Whence a decision comes.
 *
 * @param streamId the stream of its samples
 * @param firstNanos the stamp of its first sample, in session time
 * @param lastNanos the stamp of its last
 * @param arrivedNanos when the event that completed it reached the process, by the monotonic clock
 * @param decoder who decided: the session's own, or the cheaper one while the session is degraded
 * @param history the digest of all decisions up to this one. A decoder's state follows from its session, its seed, the
 *     samples and the labels, so the same digest after as many labels names the same state
 * @param labels how many labels that decoder had been told before
 * @param standBy the cheaper decoder's answer that stood by, where one did: it is what was written when the cause is late and nothing
 *     else was
 */
record Provenance(
        String streamId,
        long firstNanos,
        long lastNanos,
        long arrivedNanos,
        String decoder,
        String history,
        long labels,
        Optional<Decision> standBy) {}

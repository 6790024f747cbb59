package org.hillock.decoding.evaluate;

import java.util.Set;

/**
 * What an evaluation does.
 *
 * @param seeds how many seeds decoders with randomness run with: 1, 2, ...
 * @param trialSeconds how long a trial takes, for rates by time
 * @param protocols which protocols are reported
 */
public record EvaluationSettings(int seeds, double trialSeconds, Set<Protocol> protocols) {
    /** Checks and copies. */
    public EvaluationSettings {
        protocols = Set.copyOf(protocols);
        if (seeds < 1 || !(trialSeconds > 0) || protocols.isEmpty()) {
            throw new IllegalArgumentException("an evaluation needs a seed, a trial's duration and a protocol, not "
                    + seeds + ", " + trialSeconds + " s and " + protocols);
        }
    }

    /** All protocols. */
    public static EvaluationSettings of(int seeds, double trialSeconds) {
        return new EvaluationSettings(seeds, trialSeconds, Set.of(Protocol.values()));
    }
}

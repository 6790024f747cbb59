package org.hillock.snn.network;

import org.hillock.snn.NetworkException;

/**
 * Connects every pair independently with one probability.
 *
 * @param probability in [0, 1]
 * @param autapses whether i may connect with i
 */
public record FixedProbability(double probability, Autapses autapses) implements ConnectionPattern {
    /** Checks the probability. */
    public FixedProbability {
        if (!(probability >= 0 && probability <= 1)) {
            throw NetworkException.refused("fixed probability", probability, "a number in [0, 1]", "correct it");
        }
    }

    @Override
    public void requireFit(String projection, int preCount, int postCount) {
        double expected = probability * preCount * postCount;
        if (expected > 2e9) {
            throw NetworkException.refused(
                    projection, expected + " synapses", "fewer than 2^31 in one projection", "split the population");
        }
    }
}

package org.hillock.snn.network;

import org.hillock.snn.NetworkException;

/**
 * Gives every presynaptic neuron the same number of drawn targets.
 *
 * @param degree number of targets
 * @param autapses whether i may connect with i
 * @param multapses whether a pair may connect more than once
 */
public record FixedOutDegree(int degree, Autapses autapses, Multapses multapses) implements ConnectionPattern {
    /** Checks the degree. */
    public FixedOutDegree {
        if (degree < 0) {
            throw NetworkException.refused("fixed out-degree", degree, "0 or more", "correct it");
        }
    }

    @Override
    public void requireFit(String projection, int preCount, int postCount) {
        Partners.requireFit(projection, "fixed out-degree", degree, postCount, autapses, multapses);
    }
}

package org.hillock.snn.network;

import org.hillock.snn.NetworkException;

/**
 * Gives every postsynaptic neuron the same number of drawn sources.
 *
 * @param degree number of sources
 * @param autapses whether i may connect with i
 * @param multapses whether a pair may connect more than once
 */
public record FixedInDegree(int degree, Autapses autapses, Multapses multapses) implements ConnectionPattern {
    /** Checks the degree. */
    public FixedInDegree {
        if (degree < 0) {
            throw NetworkException.refused("fixed in-degree", degree, "0 or more", "correct it");
        }
    }

    @Override
    public void requireFit(String projection, int preCount, int postCount) {
        Partners.requireFit(projection, "fixed in-degree", degree, preCount, autapses, multapses);
    }
}

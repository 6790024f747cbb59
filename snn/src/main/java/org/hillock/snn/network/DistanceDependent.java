package org.hillock.snn.network;

import org.hillock.snn.NetworkException;

/**
 * Connects every pair independently with a probability that depends on the distance.
 *
 * @param pre where the presynaptic neurons lie
 * @param post where the postsynaptic neurons lie
 * @param kernel probability over the distance
 * @param autapses whether i may connect with i
 */
public record DistanceDependent(Layout pre, Layout post, DistanceKernel kernel, Autapses autapses)
        implements ConnectionPattern {
    @Override
    public void requireFit(String projection, int preCount, int postCount) {
        if (pre.size() != preCount || post.size() != postCount) {
            throw NetworkException.refused(
                    projection,
                    "layouts of " + pre.size() + " and " + post.size() + " positions",
                    preCount + " and " + postCount,
                    "give every neuron a position");
        }
    }
}

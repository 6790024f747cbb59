package org.hillock.snn.network;

/** Which pairs of neurons a {@link DrawnConnector} connects. */
public sealed interface ConnectionPattern
        permits OneToOne, FixedProbability, FixedInDegree, FixedOutDegree, DistanceDependent {
    /**
     * Checks that the pattern fits two populations.
     *
     * @throws org.hillock.snn.NetworkException when it doesn't
     */
    void requireFit(String projection, int preCount, int postCount);
}

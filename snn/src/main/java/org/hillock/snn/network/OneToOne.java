package org.hillock.snn.network;

import org.hillock.snn.NetworkException;

/** Connects neuron i with neuron i. */
public record OneToOne() implements ConnectionPattern {
    @Override
    public void requireFit(String projection, int preCount, int postCount) {
        if (preCount != postCount) {
            throw NetworkException.refused(
                    projection,
                    "a one-to-one pattern for " + preCount + " x " + postCount + " neurons",
                    "two populations of one size",
                    "correct a size or take another pattern");
        }
    }
}

package org.hillock.decoding.epoch;

/** Which second moments a segment holds. */
public enum Moments {
    /** The products of every two channels. */
    COVARIANCES,
    /** The power of each channel alone, a channel's share of the work and the memory. */
    POWERS
}

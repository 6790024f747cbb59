package org.hillock.decoding.decoder;

/** The ways in which a decoder may change while it is in use. */
public enum Adaptation {
    /** Running statistics of the signal, which need no label: recentring, whitening, scaling. */
    LABEL_FREE,
    /** Learning from teachings: STDP in the spiking decoder, refitting or recursive updates in the others. */
    LEARNING,
    /** Refitting the spatial filters and replaying the store; only the spiking decoder tells it from {@link #LEARNING}. */
    SLEEP
}

package org.hillock.snn.network;

/** Whether a drawn pattern may connect neuron i with neuron i; a question only within one population. */
public enum Autapses {
    /** As likely as any other pair. */
    ALLOWED,
    /** Never. */
    FORBIDDEN
}

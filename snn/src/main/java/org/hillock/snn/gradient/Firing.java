package org.hillock.snn.gradient;

/** How a neuron answers its distance from threshold. */
public enum Firing {
    /** By a spike or none. */
    SPIKES,
    /** By the smooth function of the surrogate, which makes the network differentiable; for checks. */
    SMOOTH
}

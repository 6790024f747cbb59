package org.hillock.snn.gradient;

/** Whether the gradient also flows through the spike that resets the potential. */
public enum ResetGradient {
    /** The spike of a reset counts as given, as Bellec et al. 2020 and most surrogate-gradient training have it. */
    DETACHED,
    /** All paths count: the whole gradient of the smooth network. */
    THROUGH
}

package org.hillock.snn.engine;

/** Whether a plastic projection changes its weights while the network runs; its traces go on in any case. */
public enum Learning {
    /** Weights stay as they are. */
    FROZEN,
    /** The rule acts. */
    ACTIVE
}

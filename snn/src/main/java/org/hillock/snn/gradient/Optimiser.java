package org.hillock.snn.gradient;

/** Follows a gradient downhill. Owns its moments; for one set of parameters and one thread at a time; allocates nothing. */
public interface Optimiser {
    /**
     * Moves the parameters by one step.
     *
     * @param parameters as many as at construction. Modified.
     * @param gradient of the loss. Not modified.
     */
    void step(Parameters parameters, Parameters gradient);
}

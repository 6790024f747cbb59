package org.hillock.acquisition.synthetic;

/** One summand of the synthetic signal; keeps its own state and random numbers. */
interface SignalPart {
    /**
     * Adds the next frames of this part.
     *
     * @param frames how many frames follow
     * @param tasks what the person does in each of them. Not modified.
     * @param microvolts frames x channels, frame-major. Modified.
     */
    void addTo(int frames, FrameTasks tasks, double[] microvolts);
}

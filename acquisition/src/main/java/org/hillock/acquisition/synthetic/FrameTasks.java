package org.hillock.acquisition.synthetic;

/** What the person does in each frame of a chunk; made once, filled again for every chunk. */
final class FrameTasks {
    static final int NONE = -1;

    /** The class of the running task a frame, or {@link #NONE}. */
    final int[] running;

    /** The class whose cue falls on the frame, or {@link #NONE}. */
    final int[] cue;

    /** How well this trial succeeds, around 1; scales depths and amplitudes. */
    final double[] effort;

    FrameTasks(int capacityFrames) {
        this.running = new int[capacityFrames];
        this.cue = new int[capacityFrames];
        this.effort = new double[capacityFrames];
    }
}

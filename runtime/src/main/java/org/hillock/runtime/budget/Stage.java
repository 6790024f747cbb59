package org.hillock.runtime.budget;

/** A part of the way from a sample's arrival to a command's write. */
public enum Stage {
    /** From the arrival of the last sample to its leaving the queue: the wait, and how late the thread was woken. */
    QUEUE,
    /** Conditioning, cutting and second moments. */
    FEATURES,
    /** The decoder. */
    DECISION,
    /**
     * The CPU time of the decoding thread over FEATURES and DECISION. What these took beyond it, the thread was not
     * running: other work, the collector or the host had its CPU.
     */
    COMPUTE,
    /** From the decision to the actuator's having taken the command. */
    WRITE,
    /** From the arrival of the last sample to the write; this is what the budget limits. */
    TOTAL
}

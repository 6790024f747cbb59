package org.hillock.acquisition.device.frame;

/** What a parser has seen; written by its thread, to be read by that thread or after it has ended. */
public final class FrameTally {
    long samples;
    long missing;
    long repeated;
    long damaged;
    long restarts;
    long skippedBytes;

    /** Samples decoded. */
    public long samples() {
        return samples;
    }

    /** Samples that are missing by the device's counter. */
    public long missing() {
        return missing;
    }

    /** Frames that came twice; the second was left out. */
    public long repeated() {
        return repeated;
    }

    /** How often frames were torn, corrupt, or not where they should have begun. */
    public long damaged() {
        return damaged;
    }

    /** How often the device's counter began anew. */
    public long restarts() {
        return restarts;
    }

    /** Bytes that belong to no frame. */
    public long skippedBytes() {
        return skippedBytes;
    }
}

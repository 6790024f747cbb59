package org.hillock.acquisition.lsl;

/** What is done to stamps on their way from an outlet's clock to their reader; the flags of liblsl's inlets. */
public enum StampProcessing {
    /** Adds the measured clock offset, so that stamps are local time. */
    CLOCK_SYNC(1),
    /** Replaces each stamp of a regular stream by a line fitted to all so far. Wrong for a stream that drops samples. */
    DEJITTER(2),
    /** Lets no stamp be earlier than the one before. */
    MONOTONIZE(4),
    /** Guards the processing by a lock, so that several threads may pull from one inlet. */
    THREAD_SAFE(8);

    private final int code;

    StampProcessing(int code) {
        this.code = code;
    }

    /** The flag's bit in liblsl. */
    public int code() {
        return code;
    }
}

package org.hillock.acquisition.file.edf;

/** The stamps of the frames of the record that is being read. */
final class FrameTimes {
    private final long recordNanos;
    private long startNanos;

    FrameTimes(long recordNanos) {
        this.recordNanos = recordNanos;
    }

    /** Begins a record. */
    void begin(long recordStartNanos) {
        startNanos = recordStartNanos;
    }

    /** When the record began. */
    long startNanos() {
        return startNanos;
    }

    /** The stamp of a frame of a signal that has so many frames a record. */
    long nanos(int frame, int framesPerRecord) {
        return startNanos + Math.round(frame * ((double) recordNanos / framesPerRecord));
    }
}

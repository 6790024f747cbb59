package org.hillock.decoding.decoder;

import org.hillock.decoding.epoch.Segment;
import org.hillock.decoding.epoch.SegmentKind;

/**
 * Which segments count where each piece of signal shall count once: of windows that overlap the first, and then the next that
 * shares no frame with it; of all other kinds every one. Single-threaded.
 */
public final class DisjointWindows {
    private boolean counted;
    private long countedEndNanos;

    /** None has counted yet. */
    public DisjointWindows() {}

    /** A copy that goes on by itself. */
    public DisjointWindows fork() {
        DisjointWindows copy = new DisjointWindows();
        copy.counted = counted;
        copy.countedEndNanos = countedEndNanos;
        return copy;
    }

    /** Whether a segment counts; segments are asked about in their order. */
    public boolean counts(Segment segment) {
        if (segment.kind() != SegmentKind.WINDOW) {
            return true;
        }
        boolean wasSetBack = segment.endNanos() < countedEndNanos;
        if (counted && !wasSetBack && segment.onsetNanos() <= countedEndNanos) {
            return false;
        }
        counted = true;
        countedEndNanos = segment.endNanos();
        return true;
    }
}

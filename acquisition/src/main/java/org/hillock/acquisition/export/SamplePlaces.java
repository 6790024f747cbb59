package org.hillock.acquisition.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where markers fall among the frames of a file that has no times of its own: between two known frames a marker keeps its
 * share of their distance, so that it stays with its samples even when the clock and the nominal rate disagree.
 */
final class SamplePlaces {
    private static final int FIRST_ANCHORS = 1024;

    private final double rateHz;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<PlacedMarker> placed = new ArrayList<>();
    private long[] frames = new long[FIRST_ANCHORS];
    private long[] nanos = new long[FIRST_ANCHORS];
    private int anchors;

    SamplePlaces(double rateHz) {
        this.rateHz = rateHz;
    }

    /** Says when a frame was; frames and times rise between two calls of {@link #settle}. */
    void anchor(long frame, long atNanos) {
        if (anchors == frames.length) {
            frames = Arrays.copyOf(frames, 2 * anchors);
            nanos = Arrays.copyOf(nanos, 2 * anchors);
        }
        frames[anchors] = frame;
        nanos[anchors] = atNanos;
        anchors++;
    }

    void marker(long timeNanos, long durationNanos, String label) {
        waiting.add(new Waiting(timeNanos, durationNanos / 1e9, label));
    }

    void placed(PlacedMarker marker) {
        placed.add(marker);
    }

    /** Places all markers that wait by the anchors, and forgets these: the clock jumps here, or the recording ends. */
    void settle() {
        if (anchors > 0) {
            for (Waiting marker : waiting) {
                placed.add(new PlacedMarker(frameAt(marker.timeNanos()), marker.durationSeconds(), marker.label()));
            }
            waiting.clear();
        }
        anchors = 0;
    }

    /** All markers by their frames; those of a recording without frames are lost. */
    List<PlacedMarker> inOrder() {
        List<PlacedMarker> ordered = new ArrayList<>(placed);
        ordered.sort((a, b) -> Double.compare(a.frame(), b.frame()));
        return ordered;
    }

    private double frameAt(long timeNanos) {
        int after = Arrays.binarySearch(nanos, 0, anchors, timeNanos);
        if (after >= 0) {
            return frames[after];
        }
        int next = -after - 1;
        if (next == 0) {
            return frames[0] - (nanos[0] - timeNanos) / 1e9 * rateHz;
        }
        int last = next - 1;
        if (next == anchors) {
            return frames[last] + (timeNanos - nanos[last]) / 1e9 * rateHz;
        }
        double share = (double) (timeNanos - nanos[last]) / (nanos[next] - nanos[last]);
        return frames[last] + share * (frames[next] - frames[last]);
    }

    private record Waiting(long timeNanos, double durationSeconds, String label) {}
}

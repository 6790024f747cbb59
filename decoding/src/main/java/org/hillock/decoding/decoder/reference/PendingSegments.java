package org.hillock.decoding.decoder.reference;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The last decided segments, which wait for their teaching. */
final class PendingSegments {
    static final int CAPACITY = 64;

    private final ArrayDeque<Long> decided;
    private final Map<Long, Optional<double[][]>> waiting;

    PendingSegments() {
        this(new ArrayDeque<>(), new HashMap<>());
    }

    private PendingSegments(ArrayDeque<Long> decided, Map<Long, Optional<double[][]>> waiting) {
        this.decided = decided;
        this.waiting = waiting;
    }

    PendingSegments fork() {
        return new PendingSegments(decided.clone(), new HashMap<>(waiting));
    }

    /** Enters a decided segment; without covariances where nothing can be learned from it. */
    void add(long sequence, Optional<double[][]> covariances) {
        if (sequence < 0 || reached(sequence)) {
            throw new IllegalArgumentException(
                    "segment " + sequence + " comes after segment " + decided.peekLast() + "; sequences ascend");
        }
        if (decided.size() == CAPACITY) {
            waiting.remove(decided.removeFirst());
        }
        decided.addLast(sequence);
        waiting.put(sequence, covariances);
    }

    /** Whether a segment of this or a later sequence was decided. */
    boolean reached(long sequence) {
        Long newest = decided.peekLast();
        return newest != null && sequence <= newest;
    }

    boolean waits(long sequence) {
        return waiting.containsKey(sequence);
    }

    /** Takes a waiting segment's covariances out. */
    Optional<double[][]> take(long sequence) {
        Optional<double[][]> covariances = waiting.remove(sequence);
        return covariances == null ? Optional.empty() : covariances;
    }
}

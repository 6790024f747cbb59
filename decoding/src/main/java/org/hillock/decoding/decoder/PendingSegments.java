package org.hillock.decoding.decoder;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last decided segments, which wait for their teaching. For the decoding thread only.
 *
 * @param <T> what a decoder keeps of a segment to learn from it
 */
public final class PendingSegments<T> {
    /** How many segments are remembered. */
    public static final int CAPACITY = 64;

    private final ArrayDeque<Long> decided;
    private final Map<Long, Optional<T>> waiting;

    /** Remembers none yet. */
    public PendingSegments() {
        this(new ArrayDeque<>(), new HashMap<>());
    }

    private PendingSegments(ArrayDeque<Long> decided, Map<Long, Optional<T>> waiting) {
        this.decided = decided;
        this.waiting = waiting;
    }

    /** A copy that goes on by itself; what is kept of a segment is shared. */
    public PendingSegments<T> fork() {
        return new PendingSegments<>(decided.clone(), new HashMap<>(waiting));
    }

    /**
     * Enters a decided segment; the oldest goes when there are too many.
     *
     * @param kept empty where nothing can be learned from it
     * @throws IllegalArgumentException when a later segment was entered before
     */
    public void add(long sequence, Optional<T> kept) {
        if (sequence < 0 || reached(sequence)) {
            throw new IllegalArgumentException(
                    "segment " + sequence + " comes after segment " + decided.peekLast() + "; sequences ascend");
        }
        if (decided.size() == CAPACITY) {
            waiting.remove(decided.removeFirst());
        }
        decided.addLast(sequence);
        waiting.put(sequence, kept);
    }

    /** Whether a segment of this or a later sequence was decided. */
    public boolean reached(long sequence) {
        Long newest = decided.peekLast();
        return newest != null && sequence <= newest;
    }

    /** Whether it is among the remembered ones and was not taken yet. */
    public boolean waits(long sequence) {
        return waiting.containsKey(sequence);
    }

    /** Takes out what was kept of a waiting segment; empty when nothing was, or when it does not wait. */
    public Optional<T> take(long sequence) {
        Optional<T> kept = waiting.remove(sequence);
        return kept == null ? Optional.empty() : kept;
    }
}

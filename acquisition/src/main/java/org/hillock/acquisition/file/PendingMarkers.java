package org.hillock.acquisition.file;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.hillock.acquisition.stream.Marker;
import org.jspecify.annotations.Nullable;

/**
 * Markers that were read from a file ahead of the samples they belong to, given out in the order of their times.
 *
 * <p>A marker arrives at its own time. One that the file holds behind the samples of its time arrives with the last of
 * the samples that were read before it. Bounded: past {@value #MOST_CHARACTERS} characters of text the earliest marker
 * is given out ahead of its time. Not thread-safe.
 */
public final class PendingMarkers {
    private static final int MOST_CHARACTERS = 1 << 24;
    private static final long CHARACTERS_OF_A_MARKER = 64;

    private final String streamId;
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::timeNanos).thenComparingLong(Entry::order));
    private long added;
    private long characters;
    private long lastArrivalNanos = Long.MIN_VALUE;

    /** An empty queue of markers of one stream. */
    public PendingMarkers(String streamId) {
        this.streamId = streamId;
    }

    /** Adds a marker. */
    public void add(long timeNanos, String label, long durationNanos) {
        entries.add(new Entry(timeNanos, added++, label, durationNanos));
        characters += weight(label);
    }

    private static long weight(String label) {
        return CHARACTERS_OF_A_MARKER + label.length();
    }

    /**
     * The earliest marker that is due; null when none is.
     *
     * @param upToNanos the last stamp of the chunk that comes next; {@link Long#MAX_VALUE} at the end
     * @param reachedNanos the last stamp that was given out so far; {@link Long#MIN_VALUE} at the beginning
     */
    public @Nullable Marker poll(long upToNanos, long reachedNanos) {
        Entry first = entries.peek();
        if (first == null || (first.timeNanos() > upToNanos && characters <= MOST_CHARACTERS)) {
            return null;
        }
        entries.remove();
        characters -= weight(first.label());
        lastArrivalNanos = Math.max(lastArrivalNanos, Math.max(first.timeNanos(), reachedNanos));
        return new Marker(streamId, first.timeNanos(), lastArrivalNanos, first.label(), first.durationNanos());
    }

    /** Forgets the last arrival, after the recording's clock was set back. */
    public void clockWasReset() {
        lastArrivalNanos = Long.MIN_VALUE;
    }

    private record Entry(long timeNanos, long order, String label, long durationNanos) {}
}

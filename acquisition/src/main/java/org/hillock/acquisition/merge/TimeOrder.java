package org.hillock.acquisition.merge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.jspecify.annotations.Nullable;

/**
 * Puts the events of several inputs in the order of their times. Those of one input keep their order.
 *
 * <p>The earliest event leaves when every other input has come as far as it, or when some event has waited for as long as
 * events are held back at most. A chunk's time is that of its last frame; at equal times a marker goes first. News
 * of a stream, such as its loss, leaves at once after what its input brought before. Not thread-safe.
 */
final class TimeOrder {
    private static final long AT_ONCE = Long.MIN_VALUE;
    private final long holdNanos;
    private final List<Input> inputs = new ArrayList<>();
    private long emittedSamplesNanos = Long.MIN_VALUE;
    private long lateMarkers;
    private int lastInput;

    TimeOrder(int inputs, long holdNanos) {
        this.holdNanos = holdNanos;
        for (int i = 0; i < inputs; i++) {
            this.inputs.add(new Input());
        }
    }

    /** Takes an event of an input. */
    void offer(int input, StreamEvent event, long nowNanos) {
        Input from = inputs.get(input);
        long time = timeNanos(event);
        from.waiting.add(new Held(event, time, nowNanos));
        if (time != AT_ONCE) {
            from.reachedNanos = time;
        }
    }

    /** Says that an input brings nothing more, so that nobody waits for it. */
    void ended(int input) {
        inputs.get(input).ended = true;
    }

    /** The next event, removed; empty when none may leave yet. */
    Optional<StreamEvent> poll(long nowNanos) {
        Input first = earliest();
        if (first == null || !mayLeave(first, nowNanos)) {
            return Optional.empty();
        }
        StreamEvent event = first.waiting.removeFirst().event;
        lastInput = inputs.indexOf(first);
        note(event);
        return Optional.of(event);
    }

    /** The input of the event that left last. */
    int lastInput() {
        return lastInput;
    }

    /** Says that no input brings anything more. */
    void endedAll() {
        inputs.forEach(input -> input.ended = true);
    }

    /** When the next event may leave at the latest; {@link Long#MAX_VALUE} when none waits. */
    long dueNanos() {
        long due = Long.MAX_VALUE;
        for (Input input : inputs) {
            Held head = input.waiting.peekFirst();
            if (head != null) {
                due = Math.min(due, head.arrivedNanos + holdNanos);
            }
        }
        return due;
    }

    /** How many events wait. */
    int size() {
        return inputs.stream().mapToInt(input -> input.waiting.size()).sum();
    }

    /** Markers that left after samples of a later time. */
    long lateMarkers() {
        return lateMarkers;
    }

    /** Removes all that waits. */
    List<StreamEvent> clear() {
        List<StreamEvent> left = new ArrayList<>();
        for (Input input : inputs) {
            input.waiting.forEach(held -> left.add(held.event));
            input.waiting.clear();
        }
        return left;
    }

    private @Nullable Input earliest() {
        Input best = null;
        for (Input input : inputs) {
            Held head = input.waiting.peekFirst();
            if (head != null && (best == null || isBefore(head, best.waiting.getFirst()))) {
                best = input;
            }
        }
        return best;
    }

    private static boolean isBefore(Held one, Held other) {
        if (one.timeNanos != other.timeNanos) {
            return one.timeNanos < other.timeNanos;
        }
        return one.event instanceof Marker && !(other.event instanceof Marker);
    }

    private boolean mayLeave(Input first, long nowNanos) {
        long time = first.waiting.getFirst().timeNanos;
        if (time == AT_ONCE || dueNanos() <= nowNanos) {
            return true;
        }
        for (Input other : inputs) {
            boolean isBehind = other.waiting.isEmpty() && !other.ended && other.reachedNanos < time;
            if (other != first && isBehind) {
                return false;
            }
        }
        return true;
    }

    private void note(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            emittedSamplesNanos = timeNanos(chunk);
        } else if (event instanceof Marker marker && marker.timeNanos() < emittedSamplesNanos) {
            lateMarkers++;
        }
    }

    private static long timeNanos(StreamEvent event) {
        if (event instanceof SampleChunk chunk && chunk.frameCount() > 0) {
            return chunk.frameNanos()[chunk.frameCount() - 1];
        }
        if (event instanceof Marker marker) {
            return marker.timeNanos();
        }
        return event instanceof Gap gap ? gap.toNanos() : AT_ONCE;
    }

    /** What one source has brought. */
    private static final class Input {
        final ArrayDeque<Held> waiting = new ArrayDeque<>();
        long reachedNanos = Long.MIN_VALUE;
        boolean ended;
    }

    private record Held(StreamEvent event, long timeNanos, long arrivedNanos) {}
}

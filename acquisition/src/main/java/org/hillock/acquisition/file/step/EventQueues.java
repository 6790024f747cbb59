package org.hillock.acquisition.file.step;

import java.util.Queue;
import org.hillock.acquisition.stream.StreamEvent;

/** Moves events between queues without allocating, which {@link Queue#addAll} does not promise. */
public final class EventQueues {
    private EventQueues() {}

    /** Moves all events in order; {@code from} is empty afterwards. */
    public static void move(Queue<StreamEvent> from, Queue<StreamEvent> to) {
        while (!from.isEmpty()) {
            to.add(from.remove());
        }
    }
}

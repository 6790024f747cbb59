package org.hillock.acquisition.file.step;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SynchronousSink;

/** The state of one subscription: emits one event a call and reads on only when none is waiting. */
final class EventPull {
    private final Path file;
    private final EventReader reader;
    private final BooleanSupplier closed;
    private final Runnable closing;
    private final ArrayDeque<StreamEvent> waiting = new ArrayDeque<>();
    private boolean ended;
    private @Nullable AcquisitionException failure;

    EventPull(Path file, EventReader reader, BooleanSupplier closed, Runnable closing) {
        this.file = file;
        this.reader = reader;
        this.closed = closed;
        this.closing = closing;
    }

    static AcquisitionException unreadable(Path file, IOException e) {
        return new AcquisitionException(
                file + ": the file cannot be read (" + e + "); check its path, its rights and its disk.", e);
    }

    EventPull emit(SynchronousSink<StreamEvent> sink) {
        while (waiting.isEmpty() && !ended && failure == null && !closed.getAsBoolean()) {
            readOn();
        }
        StreamEvent next = closed.getAsBoolean() ? null : waiting.poll();
        if (next != null) {
            sink.next(next);
        } else if (failure != null && !closed.getAsBoolean()) {
            sink.error(failure);
        } else {
            sink.complete();
        }
        return this;
    }

    /** Bad input is told only after everything that was readable before it. */
    private void readOn() {
        try {
            ended = !reader.read(waiting);
        } catch (AcquisitionException e) {
            failure = e;
        } catch (IOException e) {
            failure = unreadable(file, e);
        }
        if (ended || failure != null) {
            reader.flush(waiting);
        }
    }

    void close() {
        for (StreamEvent event : waiting) {
            if (event instanceof SampleChunk chunk) {
                chunk.release();
            }
        }
        waiting.clear();
        reader.discard();
        closing.run();
    }
}

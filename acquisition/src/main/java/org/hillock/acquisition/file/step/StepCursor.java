package org.hillock.acquisition.file.step;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.EventCursor;
import org.hillock.acquisition.stream.StreamEvent;
import org.jspecify.annotations.Nullable;

/** Gives the events of an {@link EventReader} one by one, and reads on only when none is waiting. */
final class StepCursor implements EventCursor {
    private final Path file;
    private final FileChannel channel;
    private final EventReader reader;
    private final ArrayDeque<StreamEvent> waiting = new ArrayDeque<>();
    private boolean ended;
    private @Nullable AcquisitionException failure;

    StepCursor(Path file, FileChannel channel, EventReader reader) {
        this.file = file;
        this.channel = channel;
        this.reader = reader;
    }

    static AcquisitionException unreadable(Path file, IOException e) {
        return new AcquisitionException(
                file + ": the file cannot be read (" + AcquisitionException.reason(e)
                        + "); check its path, its rights and its disk.",
                e);
    }

    @Override
    public @Nullable StreamEvent next() {
        while (waiting.isEmpty() && !ended && failure == null) {
            readOn();
        }
        StreamEvent next = waiting.poll();
        if (next == null && failure != null) {
            throw failure;
        }
        return next;
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

    /** Closes the file only: chunks that were not handed over go with their pool. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }
}

package org.hillock.acquisition.file;

import org.hillock.acquisition.stream.StreamEvent;
import org.jspecify.annotations.Nullable;

/** A place in a recording from which events are read one by one, by one thread at a time. */
public interface EventCursor extends AutoCloseable {
    /**
     * The next event; null at the end of the recording.
     *
     * @throws org.hillock.acquisition.AcquisitionException when the file is damaged from here on
     */
    @Nullable
    StreamEvent next();

    /** Frees the file; idempotent, from any thread. A {@link #next()} under way then fails. */
    @Override
    void close();
}

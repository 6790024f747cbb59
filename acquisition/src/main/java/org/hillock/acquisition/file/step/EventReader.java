package org.hillock.acquisition.file.step;

import java.io.IOException;
import java.util.Queue;
import org.hillock.acquisition.stream.StreamEvent;

/** Reads a recording forward, one step a call; used by one thread. */
public interface EventReader {
    /**
     * Reads on until at least one event is ready or the recording ends.
     *
     * @param out receives the events in their order
     * @return false when the recording has ended; nothing is read after that
     * @throws IOException when the file cannot be read
     * @throws org.hillock.acquisition.AcquisitionException on bad input; what was read before it is still held and is
     *     handed over by {@link #flush}
     */
    boolean read(Queue<StreamEvent> out) throws IOException;

    /** Hands over what was read but is not yet a whole chunk. */
    void flush(Queue<StreamEvent> out);
}

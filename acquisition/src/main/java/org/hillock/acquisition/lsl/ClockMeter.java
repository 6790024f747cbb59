package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.util.Optional;

/** Measures the offset of one outlet's clock. Used by one thread; {@link #close()} from any thread ends a wait. */
public interface ClockMeter extends AutoCloseable {
    /**
     * One estimate; takes up to a second.
     *
     * @return empty when too few probes were answered
     * @throws IOException when the meter is closed or the network refuses
     */
    Optional<ClockOffset> measure() throws IOException;

    /** Frees the socket; idempotent. */
    @Override
    void close();
}

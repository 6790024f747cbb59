package org.hillock.runtime.pipeline;

import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;

/**
 * Hears every event right before it is decoded, on the decoding thread. It must neither keep nor release a chunk, and must
 * not wait in a session that runs live.
 */
public interface SessionTap {
    /** Hears nothing. */
    SessionTap NONE = new SessionTap() {
        @Override
        public void part(SignalSource source) {}

        @Override
        public void event(StreamEvent event) {}
    };

    /** A source begins; the events that follow are its own. */
    void part(SignalSource source);

    /** An event that is about to be decoded. */
    void event(StreamEvent event);
}

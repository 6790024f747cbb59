package org.hillock.acquisition.file;

import org.hillock.acquisition.stream.SignalSource;

/**
 * A recorded session as a source. Its Flux is cold and synchronous, and reads the file as demand comes: memory does not
 * grow with the file.
 *
 * <p>Session time is the recording's own: 0 at the second that an EDF header names, at the first sample for other formats
 * with a start date, and the recorder's clock for XDF. A recording without arrival times gives each chunk the stamp of its
 * last frame, each marker its own time.
 */
public interface Recording extends SignalSource {
    /** What the header tells. */
    RecordingFacts facts();
}

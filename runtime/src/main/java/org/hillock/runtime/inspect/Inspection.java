package org.hillock.runtime.inspect;

import java.util.List;
import org.hillock.acquisition.file.RecordingFacts;

/**
 * What a recording holds.
 *
 * @param facts what its header says
 * @param streams one entry a stream, in the file's order
 * @param failure the sentence of the failure that ended the reading; empty when all was read
 */
public record Inspection(RecordingFacts facts, List<StreamFacts> streams, String failure) {
    /** Copies the list. */
    public Inspection {
        streams = List.copyOf(streams);
    }
}

package org.hillock.acquisition.file.edf;

import java.util.List;

/**
 * All that is known of a file before its records are read.
 *
 * @param header the header
 * @param records whole records in the file
 * @param firstRecordNanos when the first record begins, in session time
 * @param streams the signals by rate
 * @param slices how records are cut into chunks
 */
record EdfPlan(EdfHeader header, long records, long firstRecordNanos, List<EdfStream> streams, RecordSlices slices) {
    /** The id of the stream of annotations and triggers. */
    static final String MARKERS = "markers";

    /** Whether there is a stream of markers. */
    boolean hasMarkers() {
        return header.signals().stream().anyMatch(signal -> signal.role() != EdfSignal.Role.SAMPLES);
    }
}

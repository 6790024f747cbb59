package org.hillock.acquisition.file;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of a recording that are known once its header is read.
 *
 * @param format the format by its common name, {@code "EDF+C"}, {@code "XDF 1.0"}, ...
 * @param file the file that was opened
 * @param startTime when the recording began, by the wall clock of the recorder, where the file says so
 * @param properties further facts of the header by name: subject, device, filters, ...
 * @param notes one sentence each on whatever is unusual but readable: repaired, skipped, missing
 */
public record RecordingFacts(
        String format,
        Path file,
        Optional<LocalDateTime> startTime,
        Map<String, String> properties,
        List<String> notes) {
    /** Copies the collections. */
    public RecordingFacts {
        properties = Map.copyOf(properties);
        notes = List.copyOf(notes);
    }
}

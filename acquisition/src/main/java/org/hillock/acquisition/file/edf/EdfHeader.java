package org.hillock.acquisition.file.edf;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A header that was read and found sound.
 *
 * @param file the file, for messages
 * @param variant width of a sample
 * @param layout what the records are
 * @param patient free text
 * @param recording free text
 * @param startTime start date and time to the second, where they are a date
 * @param headerBytes where the first record begins
 * @param declaredRecords the header's number of records; -1 while recording
 * @param recordNanos the duration of a record; 0 only when there are no samples
 * @param recordBytes the size of a record
 * @param signals in the order of the file
 * @param notes what is unusual
 */
record EdfHeader(
        Path file,
        EdfVariant variant,
        EdfLayout layout,
        String patient,
        String recording,
        Optional<LocalDateTime> startTime,
        int headerBytes,
        long declaredRecords,
        long recordNanos,
        long recordBytes,
        List<EdfSignal> signals,
        List<String> notes) {
    /** The format by its common name. */
    String formatName() {
        return variant.name() + layout.suffix();
    }

    /** The signals that carry annotations. */
    List<EdfSignal> annotationSignals() {
        return signals.stream()
                .filter(signal -> signal.role() == EdfSignal.Role.ANNOTATIONS)
                .toList();
    }

    /** The trigger lines. */
    List<EdfSignal> triggerSignals() {
        return signals.stream().filter(EdfSignal::isTrigger).toList();
    }

    /** Where a record begins in the file. */
    long recordOffset(long record) {
        return headerBytes + record * recordBytes;
    }
}

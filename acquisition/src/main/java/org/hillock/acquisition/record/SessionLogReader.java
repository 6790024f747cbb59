package org.hillock.acquisition.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.file.xdf.XdfFormat;
import org.hillock.acquisition.file.xdf.XdfSettings;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;

/**
 * Plays what a {@link SessionLog} kept: the same events in the same order with the same bits, though a long chunk may come
 * in pieces. A log that ends in the middle, since its process was killed, gives what lies before.
 */
public final class SessionLogReader {
    private SessionLogReader() {}

    /** Whether a recording that was opened is a session's log. */
    static boolean isLog(Recording recording) {
        return eventStream(recording).isPresent();
    }

    private static Optional<String> eventStream(Recording recording) {
        return recording.streams().stream()
                .filter(stream -> stream.type().equals(SessionLog.EVENTS)
                        && stream.name().equals(SessionLog.EVENTS)
                        && stream.carriesMarkers())
                .map(StreamInfo::id)
                .findFirst();
    }

    /**
     * Opens any recording: a session's log as the sources that the session had, one after the other; another as it is.
     *
     * @throws AcquisitionException when the file cannot be read or no format recognises it
     */
    public static List<SignalSource> open(Path file) {
        Recording recording = Recordings.open(file);
        if (!isLog(recording)) {
            return List.of(recording);
        }
        recording.close();
        return parts(file);
    }

    private static List<SignalSource> parts(Path file) {
        List<JsonNode> lines = new ArrayList<>();
        try (Recording log = openLog(file)) {
            String events = eventStream(log).orElseThrow();
            log.events()
                    .doOnNext(event -> {
                        if (event instanceof SampleChunk chunk) {
                            chunk.release();
                        } else if (event instanceof Marker marker
                                && marker.streamId().equals(events)) {
                            SessionLines.parse(marker.label())
                                    .filter(line -> line.path(SessionLines.KIND)
                                            .asText()
                                            .equals(SessionLines.PART))
                                    .ifPresent(lines::add);
                        }
                    })
                    .blockLast();
        }
        if (lines.isEmpty()) {
            throw AcquisitionException.badInput(
                    file.toString(),
                    "a session's record without a source",
                    "at least one",
                    "take another record, since this session ended before it began");
        }
        List<SignalSource> parts = new ArrayList<>();
        for (int part = 0; part < lines.size(); part++) {
            parts.add(part(file, lines.get(part), part));
        }
        return parts;
    }

    private static SignalSource part(Path file, JsonNode line, int index) {
        try {
            return new LoggedPart(file, line, index);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new AcquisitionException(
                    file + ": the line that describes source " + index
                            + " of the session's record is damaged; take another record.",
                    e);
        }
    }

    /** The file with its stamps as they stand there. */
    static Recording openLog(Path file) {
        return new XdfFormat().open(file, XdfSettings.asRecorded());
    }

    static String eventStreamOf(Recording log) {
        return eventStream(log).orElseThrow();
    }

    /** Drops an event that nobody gets. */
    static void discard(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            chunk.release();
        }
    }
}

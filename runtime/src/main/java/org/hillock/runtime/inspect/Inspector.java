package org.hillock.runtime.inspect;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;

/** Reads a recording from its first event to its last and counts. */
public final class Inspector {
    private final Map<String, StreamTally> tallies = new LinkedHashMap<>();

    /**
     * Inspects a file. A failure after the header does not throw: it is part of the answer, with all that was readable.
     *
     * @throws AcquisitionException when not even the header can be read
     */
    public Inspection inspect(Path file) {
        try (Recording recording = Recordings.open(file)) {
            for (StreamInfo stream : recording.streams()) {
                tallies.put(stream.id(), new StreamTally(stream));
            }
            String failure = "";
            try {
                recording.events().doOnNext(this::count).blockLast();
            } catch (AcquisitionException e) {
                failure = String.valueOf(e.getMessage());
            }
            return new Inspection(
                    recording.facts(),
                    tallies.values().stream().map(StreamTally::facts).toList(),
                    failure);
        }
    }

    private void count(StreamEvent event) {
        StreamTally tally = tallies.get(event.streamId());
        if (event instanceof SampleChunk chunk) {
            try {
                if (tally != null) {
                    tally.samples(chunk);
                }
            } finally {
                chunk.release();
            }
        } else if (tally != null) {
            rare(tally, event);
        }
    }

    private static void rare(StreamTally tally, StreamEvent event) {
        if (event instanceof Marker marker) {
            tally.marker(marker);
        } else if (event instanceof Gap gap) {
            tally.gap(gap);
        } else if (event instanceof ClockReset) {
            tally.clockReset();
        }
    }
}

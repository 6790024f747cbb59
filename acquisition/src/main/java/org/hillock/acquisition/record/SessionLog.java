package org.hillock.acquisition.record;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.xdf.XdfStreamWriter;
import org.hillock.acquisition.file.xdf.XdfWriter;
import org.hillock.acquisition.file.xdf.XdfWriterSettings;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;

/**
 * Keeps everything that a session hears, in the order in which it hears it, as an XDF file that {@link SessionLogReader}
 * plays again event by event and any other reader reads as well.
 *
 * <p>Beside the session's own streams there is one of texts, {@value #EVENTS}, with a line of JSON before each event: what
 * XDF has no place for, as arrivals, gaps, losses, exact nanoseconds. Another, {@value #NOTES}, takes what the session has
 * to say of itself. A log that could not keep an event keeps none after it: what there is, is whole.
 *
 * <p>Events come from one thread at a time; notes from any.
 */
public final class SessionLog implements AutoCloseable {
    /** The name of the stream of events, and its type. */
    static final String EVENTS = "hillock.session";

    /** The name of the stream of notes. */
    static final String NOTES = "hillock.decisions";

    private final XdfWriter writer;
    private final XdfStreamWriter events;
    private final XdfStreamWriter notes;
    private final Map<String, XdfStreamWriter> streams = new HashMap<>();
    private int parts;
    private volatile boolean broken;

    private SessionLog(XdfWriter writer) {
        this.writer = writer;
        this.events = add(texts(EVENTS));
        this.notes = add(texts(NOTES));
    }

    /**
     * Begins a log.
     *
     * @param overflow whether a session may wait for the disk
     * @throws AcquisitionException when the file is there already or cannot be created
     */
    public static SessionLog create(
            Path file, OffsetDateTime startedAt, XdfWriterSettings.Overflow overflow, SessionClock clock) {
        XdfWriterSettings settings = XdfWriterSettings.defaults()
                .with(XdfWriterSettings.Order.AS_APPENDED)
                .with(overflow);
        return new SessionLog(XdfWriter.create(file, XdfWriter.Existing.KEEP, startedAt, settings, clock));
    }

    private static StreamInfo texts(String name) {
        StreamInfo markers = StreamInfo.markers(name);
        return new StreamInfo(name, name, name, markers.montage(), 0, markers.format(), Map.of());
    }

    private XdfStreamWriter add(StreamInfo stream) {
        return writer.addStream(StreamHeaders.header(stream, ""));
    }

    /** Begins with a source; its streams' events follow. */
    public void part(SignalSource source) {
        streams.clear();
        List<StreamInfo> heard = source.streams();
        int[] ids = new int[heard.size()];
        for (int s = 0; s < ids.length; s++) {
            XdfStreamWriter stream = add(StreamHeaders.recorded(heard.get(s)));
            streams.put(heard.get(s).id(), stream);
            ids[s] = stream.id();
        }
        line(0, SessionLines.part(parts, source.name(), heard, ids));
        parts++;
    }

    /** Keeps an event; a chunk is copied, not kept. */
    public void event(StreamEvent event) {
        line(event.arrivalNanos(), SessionLines.event(event));
        if (event instanceof SampleChunk chunk) {
            XdfStreamWriter stream = streamOf(event);
            if (!broken) {
                long before = stream.dropped();
                stream.append(chunk);
                broken |= stream.dropped() > before;
            }
        } else if (event instanceof Marker marker) {
            text(streamOf(event), marker.timeNanos(), marker.label());
        }
    }

    /**
     * Keeps a note.
     *
     * @param timeNanos when it was, in session time
     * @param text one line, by custom JSON
     */
    public void note(long timeNanos, String text) {
        notes.append(XdfStreamWriter.seconds(timeNanos), text);
    }

    /** Whether some event or note found no place, so that the log ends before the session does. */
    public boolean isCut() {
        return broken || notes.dropped() > 0;
    }

    /** Why the file could not be written any further; empty when it goes well. */
    public Optional<AcquisitionException> failure() {
        return writer.failure();
    }

    /**
     * Ends the log. Idempotent.
     *
     * @throws AcquisitionException when it could not be written to its end
     */
    @Override
    public void close() {
        writer.close();
        if (isCut()) {
            throw new AcquisitionException(
                    "The session's record ends early, since the disk did not take it in time; what it holds can be played,"
                            + " and a faster disk keeps all.");
        }
    }

    private XdfStreamWriter streamOf(StreamEvent event) {
        XdfStreamWriter stream = streams.get(event.streamId());
        if (stream == null) {
            throw new AcquisitionException("An event of the stream " + event.streamId()
                    + " cannot be recorded, since its source did not declare such a stream.");
        }
        return stream;
    }

    private void line(long nanos, String json) {
        text(events, nanos, json);
    }

    private void text(XdfStreamWriter stream, long nanos, String text) {
        if (broken) {
            return;
        }
        long before = stream.dropped();
        stream.append(XdfStreamWriter.seconds(nanos), text);
        broken |= stream.dropped() > before;
    }
}

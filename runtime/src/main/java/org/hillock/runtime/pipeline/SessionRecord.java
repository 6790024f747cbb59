package org.hillock.runtime.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.hillock.acquisition.file.xdf.XdfWriterSettings.Overflow;
import org.hillock.acquisition.record.SessionLog;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.budget.StageTimes;

/**
 * A session's own record: all that it heard in the order of its decoding, and each decision with its command and stage
 * times. Played again, it gives the same decisions.
 *
 * <p>A live session never waits for the disk: when that falls behind by 64 MiB, the record is cut there and says so.
 */
public final class SessionRecord implements SessionTap, DecisionSink {
    private final SessionLog log;
    private final DecisionJson json;

    private SessionRecord(SessionLog log, DecisionJson json) {
        this.log = log;
        this.json = json;
    }

    /**
     * Begins a record.
     *
     * @param classes the class names, for posteriors and truths
     * @throws org.hillock.acquisition.AcquisitionException when the file is there already or cannot be created
     */
    public static SessionRecord create(
            Path file, List<String> classes, Tempo tempo, OffsetDateTime startedAt, SessionClock clock) {
        Overflow overflow = tempo == Tempo.TIMED ? Overflow.DROP : Overflow.WAIT;
        return new SessionRecord(SessionLog.create(file, startedAt, overflow, clock), new DecisionJson(classes));
    }

    @Override
    public void part(SignalSource source) {
        log.part(source);
    }

    @Override
    public void event(StreamEvent event) {
        log.event(event);
    }

    @Override
    public void write(DecisionEntry entry) {
        ObjectNode line = json.of(entry);
        StageTimes times = entry.times();
        ObjectNode at = line.putObject("stageNanos")
                .put("arrived", times.arrivedNanos())
                .put("dequeued", times.dequeuedNanos())
                .put("featured", times.featuredNanos())
                .put("decided", times.decidedNanos());
        times.writtenNanos().ifPresent(nanos -> at.put("written", nanos));
        log.note(entry.decision().timeNanos(), line.toString());
    }

    @Override
    public void close() {
        try {
            log.close();
        } catch (RuntimeException e) {
            throw HillockException.workFailed(String.valueOf(e.getMessage()), e);
        }
    }
}

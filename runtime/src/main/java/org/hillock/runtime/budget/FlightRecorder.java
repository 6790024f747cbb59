package org.hillock.runtime.budget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.runtime.session.RecorderSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ring of the last events of a session: the stages of each decision, windows that were shed, pauses of the collector, what
 * the watchdog saw. Written down as JSON on a miss, at most every so often. Thread-safe; a note costs a lock and some
 * stores, and is made a decision, never a sample.
 */
public final class FlightRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(FlightRecorder.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ABSENT = Long.MIN_VALUE;
    private static final double NANOS_PER_MICRO = 1e3;
    /** The batch of news that is on its way at a miss may have left before it. */
    private static final int BATCHES_AFTER_A_MISS = 2;

    private static final Stage[] STAGES = Stage.values();

    private final SessionClock clock;
    private final String file;
    private final long everyNanos;
    private final Kind[] kinds;
    private final long[] atNanos;
    private final long[] sequences;
    private final long[] durations;
    private final long[] stages;
    private final String[] texts;
    private long noted;
    private long writtenAtNanos = ABSENT;
    private String writtenWhy = "";
    private int newsAwaited;
    private long dumps;

    /** What a note is about. */
    public enum Kind {
        /** A decision in time. */
        KEPT,
        /** A decision that was late or never written. */
        MISSED,
        /** A window that nobody decided on. */
        SHED,
        /** A pause of the garbage collector. */
        COLLECTION,
        /** The JVM stopped all threads for another reason. */
        SAFEPOINT,
        /** The watchdog sent neutral. */
        WATCHDOG,
        /** Frames that never came, or that a full queue dropped. */
        GAP,
        /** The session changed its decoder. */
        SWITCH
    }

    /** An empty ring. */
    public FlightRecorder(RecorderSetting setting, SessionClock clock) {
        this.clock = clock;
        this.file = setting.file();
        this.everyNanos = Math.round(setting.everySeconds() * 1e9);
        int events = setting.events();
        this.kinds = new Kind[events];
        this.atNanos = new long[events];
        this.sequences = new long[events];
        this.durations = new long[events];
        this.stages = new long[events * STAGES.length];
        this.texts = new String[events];
    }

    /** Notes a decision whose way has ended. */
    public synchronized void decision(long sequence, StageTimes times, LatencyBudget.Outcome outcome) {
        int slot = slot(
                outcome == LatencyBudget.Outcome.MISSED ? Kind.MISSED : Kind.KEPT,
                times.decidedNanos(),
                sequence,
                times.durationNanos(Stage.TOTAL).orElse(ABSENT),
                "");
        for (int s = 0; s < STAGES.length; s++) {
            stages[slot * STAGES.length + s] = times.durationNanos(STAGES[s]).orElse(ABSENT);
        }
    }

    /**
     * Notes anything else.
     *
     * @param sequence of the window it is about, -1 for none
     * @param text one clause, or nothing
     */
    public synchronized void note(Kind kind, long whenNanos, long sequence, long durationNanos, String text) {
        slot(kind, whenNanos, sequence, durationNanos, text);
    }

    private int slot(Kind kind, long whenNanos, long sequence, long durationNanos, String text) {
        int slot = (int) (noted++ % kinds.length);
        kinds[slot] = kind;
        atNanos[slot] = whenNanos;
        sequences[slot] = sequence;
        durations[slot] = durationNanos;
        texts[slot] = text;
        return slot;
    }

    /** How many files were written. */
    public synchronized long dumps() {
        return dumps;
    }

    /** Writes the ring down unless no file is named or the last one is too young. Not for the decoding thread. */
    public void missed(String why) {
        synchronized (this) {
            long nowNanos = clock.nanoTime();
            if (file.isEmpty() || (writtenAtNanos != ABSENT && nowNanos - writtenAtNanos < everyNanos)) {
                return;
            }
            writtenAtNanos = nowNanos;
            writtenWhy = why;
            newsAwaited = BATCHES_AFTER_A_MISS;
        }
        if (write(Path.of(file), why)) {
            synchronized (this) {
                dumps++;
            }
        }
    }

    /**
     * News of what happened some time ago have come in. The file of the last miss is written once more with them, since what
     * led to the miss may be among them.
     */
    public void heardLater() {
        String why;
        synchronized (this) {
            if (newsAwaited == 0 || --newsAwaited > 0) {
                return;
            }
            why = writtenWhy;
        }
        write(Path.of(file), why);
    }

    /** Whether it lies there now. */
    private boolean write(Path target, String why) {
        try {
            Path part = target.resolveSibling(target.getFileName() + ".part");
            Files.writeString(part, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(why)));
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        } catch (IOException e) {
            LOG.warn("{}: the flight recorder could not be written ({}).", target, e.getMessage());
            return false;
        }
    }

    /** The ring from the oldest note to the newest; times are milliseconds before the last miss, else before now. */
    public synchronized ObjectNode json(String why) {
        long nowNanos = writtenAtNanos == ABSENT ? clock.nanoTime() : writtenAtNanos;
        ObjectNode tree = JSON.createObjectNode().put("why", why).put("noted", noted);
        tree.put("stolenMillisSinceBoot", HostSteal.millis());
        ArrayNode events = tree.putArray("events");
        for (long n = Math.max(0, noted - kinds.length); n < noted; n++) {
            event(events.addObject(), (int) (n % kinds.length), nowNanos);
        }
        return tree;
    }

    private void event(ObjectNode event, int slot, long nowNanos) {
        Kind kind = kinds[slot];
        event.put("kind", kind.name().toLowerCase(Locale.ROOT));
        event.put("millisAgo", (nowNanos - atNanos[slot]) / 1e6);
        if (sequences[slot] >= 0) {
            event.put("sequence", sequences[slot]);
        }
        if (durations[slot] != ABSENT) {
            event.put("micros", durations[slot] / NANOS_PER_MICRO);
        }
        if (!texts[slot].isEmpty()) {
            event.put("text", texts[slot]);
        }
        if (kind == Kind.KEPT || kind == Kind.MISSED) {
            ObjectNode micros = event.putObject("stageMicros");
            for (int s = 0; s < STAGES.length; s++) {
                long nanos = stages[slot * STAGES.length + s];
                if (nanos != ABSENT) {
                    micros.put(STAGES[s].name().toLowerCase(Locale.ROOT), nanos / NANOS_PER_MICRO);
                }
            }
        }
    }
}

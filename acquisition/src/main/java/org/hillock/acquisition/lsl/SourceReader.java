package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.live.EventQueue;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of a source: connects, reads, tells of losses and finds the stream again. */
final class SourceReader {
    private static final Logger LOG = LoggerFactory.getLogger(SourceReader.class);
    private static final Duration FIRST_SEARCH = Duration.ofSeconds(1);
    private static final Duration LATER_SEARCH = Duration.ofSeconds(5);
    private static final double BUFFER_SECONDS = 360;
    private static final int IRREGULAR_BUFFER_SAMPLES = 36_000;

    private final StreamInfo stream;
    private final LslSettings settings;
    private final SessionClock clock;
    private final EventQueue queue;
    private final ClockTracker tracker;
    private final SampleAssembler assembler;
    private final Thread thread;
    private LslInfo info;
    private volatile @Nullable LslInlet inlet;
    private volatile boolean stopped;

    SourceReader(LslInfo info, StreamInfo stream, LslSettings settings, SessionClock clock, EventQueue queue) {
        this.info = info;
        this.stream = stream;
        this.settings = settings;
        this.clock = clock;
        this.queue = queue;
        this.tracker = new ClockTracker(clock);
        this.assembler = new SampleAssembler(stream, clock, tracker, queue);
        this.thread = new Thread(this::run, "lsl-inlet-" + info.name());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped = true;
        tracker.close();
        LslInlet open = inlet;
        if (open != null) {
            open.close();
        }
        thread.interrupt();
    }

    Optional<ClockOffset> clockOffset() {
        return tracker.last();
    }

    private void run() {
        try {
            String broken = receive();
            while (!stopped) {
                long lostNanos = clock.nanoTime();
                queue.offer(new Lost(stream.id(), lostNanos, broken));
                Optional<LslInlet> again = info.sourceId().isEmpty() ? Optional.empty() : reconnect();
                if (again.isEmpty()) {
                    break;
                }
                try (LslInlet open = again.get()) {
                    long backNanos = clock.nanoTime();
                    queue.offer(new Recovered(stream.id(), backNanos, backNanos - lostNanos));
                    broken = read(open);
                }
            }
            queue.end(Optional.empty());
        } catch (RuntimeException e) {
            queue.end(stopped ? Optional.empty() : Optional.of(e));
        } finally {
            tracker.close();
        }
    }

    private String receive() {
        try (LslInlet open = connect()) {
            return read(open);
        }
    }

    /** Looks and connects until it succeeds; empty when stopped. */
    private Optional<LslInlet> reconnect() {
        while (!stopped && recover()) {
            try {
                return Optional.of(connect());
            } catch (AcquisitionException e) {
                LOG.debug("{}", e.getMessage());
                pause();
            }
        }
        return Optional.empty();
    }

    private LslInlet connect() {
        double rate = info.nominalRateHz();
        double samples = rate > 0 ? rate * BUFFER_SECONDS : IRREGULAR_BUFFER_SAMPLES;
        LslInlet open = LslInlet.open(info, (int) Math.min(Math.max(1, samples), Integer.MAX_VALUE));
        inlet = open;
        tracker.follow(info);
        return open;
    }

    /** Reads until the connection breaks and says why. */
    private String read(LslInlet open) {
        try {
            // An irregular stream may be silent for as long as it likes.
            open.silenceLimit(
                    info.nominalRateHz() > 0 ? (int) settings.silenceLimit().toMillis() : 0);
            while (!stopped) {
                assembler.readOne(open);
            }
            return "closed here";
        } catch (SocketTimeoutException e) {
            return "nothing came for " + settings.silenceLimit().toMillis() + " ms";
        } catch (IOException e) {
            return "the connection broke: " + e.getMessage();
        } finally {
            assembler.flush();
        }
    }

    /** Looks until exactly one stream of the same identity answers; false when stopped. */
    private boolean recover() {
        LslQuery identity = identity(info);
        Duration search = FIRST_SEARCH;
        while (!stopped) {
            List<LslInfo> found = new LslResolver(settings, clock).search(identity, 1, FIRST_SEARCH, search);
            if (found.size() == 1) {
                info = found.get(0);
                return true;
            }
            if (found.size() > 1) {
                LOG.warn("{} streams answer to {}; which one to go on with is not clear", found.size(), identity);
                pause();
            }
            search = LATER_SEARCH;
        }
        return false;
    }

    private void pause() {
        try {
            Thread.sleep(settings.recoveryPause().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What stays the same when a program restarts. */
    static LslQuery identity(LslInfo info) {
        LslQuery query = LslQuery.property("channel_count", Integer.toString(info.channelCount()))
                .and(LslQuery.property("name", info.name()));
        if (!info.type().isEmpty()) {
            query = query.and(LslQuery.property("type", info.type()));
        }
        return query.and(LslQuery.property("source_id", info.sourceId()))
                .and(LslQuery.property("channel_format", info.format().word()));
    }
}

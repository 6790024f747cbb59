package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private final StreamInfo stream;
    private final LslLibrary library;
    private final Duration recoveryPause;
    private final Duration silenceLimit;
    private final SessionClock clock;
    private final EventQueue queue;
    private final ClockTracker tracker;
    private final StampProcessor stamps;
    private final SampleAssembler assembler;
    private final Thread thread;
    private LslInfo info;
    private volatile @Nullable StreamInlet inlet;
    private volatile boolean stopped;
    /** Whether the thread looks for the stream, which an interrupt may end; elsewhere it might strike whoever takes the events. */
    private volatile boolean searching;

    SourceReader(
            LslInfo info, StreamInfo stream, LslLibrary library, Set<StampProcessing> processing, EventQueue queue) {
        this.info = info;
        this.stream = stream;
        this.library = library;
        this.recoveryPause = library.settings().recoveryPause();
        this.silenceLimit = library.settings().silenceLimit();
        this.clock = library.clock();
        this.queue = queue;
        this.tracker = new ClockTracker(library, clock);
        this.stamps = new StampProcessor(
                processing, info.nominalRateHz(), StampProcessor.HALF_TIME_SECONDS, tracker::correctionSeconds);
        this.assembler = new SampleAssembler(stream, clock, stamps, queue);
        this.thread = new Thread(this::run, "lsl-inlet-" + info.name());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped = true;
        tracker.close();
        StreamInlet open = inlet;
        if (open != null) {
            open.close();
        }
        if (searching) {
            thread.interrupt();
        }
    }

    Optional<ClockOffset> clockOffset() {
        return tracker.last();
    }

    ClockFit clockFit() {
        return tracker.fit();
    }

    private void run() {
        try {
            String broken = receive();
            while (!stopped) {
                long lostNanos = clock.nanoTime();
                queue.offer(new Lost(stream.id(), lostNanos, broken));
                Optional<StreamInlet> again = info.sourceId().isEmpty() ? Optional.empty() : reconnect();
                if (again.isEmpty()) {
                    break;
                }
                try (StreamInlet open = again.get()) {
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
        try (StreamInlet open = connect()) {
            return read(open);
        }
    }

    /** Looks and connects until it succeeds; empty when stopped. */
    private Optional<StreamInlet> reconnect() {
        searching = true;
        try {
            while (!stopped && recover()) {
                try {
                    return Optional.of(connect());
                } catch (AcquisitionException e) {
                    LOG.debug("{}", e.getMessage());
                    pause();
                }
            }
            return Optional.empty();
        } finally {
            searching = false;
        }
    }

    private StreamInlet connect() {
        StreamInlet open = library.openInlet(info, library.settings().bufferSamples(info.nominalRateHz()));
        inlet = open;
        tracker.follow(info);
        stamps.reset();
        assembler.connected();
        return open;
    }

    /** Reads until the connection breaks and says why. */
    private String read(StreamInlet open) {
        try {
            open.silenceLimit(silenceLimit);
            while (!stopped) {
                try {
                    assembler.readOne(open);
                } catch (SocketTimeoutException e) {
                    // An irregular stream may be silent for as long as it likes, but not for ever.
                    if (info.nominalRateHz() > 0 || !library.isThere(info)) {
                        return "nothing came for " + silenceLimit.toMillis() + " ms";
                    }
                }
            }
            return "closed here";
        } catch (IOException e) {
            return "the connection broke: " + e.getMessage();
        } finally {
            assembler.flush();
        }
    }

    /** Looks until exactly one stream of the same identity answers; false when stopped. */
    private boolean recover() {
        Duration search = FIRST_SEARCH;
        while (!stopped) {
            List<LslInfo> found = library.resolveAgain(info, FIRST_SEARCH, search);
            if (found.size() == 1) {
                info = found.get(0);
                return true;
            }
            if (found.size() > 1) {
                LOG.warn("{} streams answer as {}; which one to go on with is not clear", found.size(), info.name());
                pause();
            }
            search = LATER_SEARCH;
        }
        return false;
    }

    private void pause() {
        try {
            Thread.sleep(recoveryPause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

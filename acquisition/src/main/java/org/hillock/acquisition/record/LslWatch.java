package org.hillock.acquisition.record;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for the streams that a query means, at the start and through the whole recording. */
final class LslWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LslWatch.class);
    private static final Duration SEARCH = Duration.ofMillis(800);
    private static final long PAUSE_MILLIS = 1200;

    private final LslQuery query;
    private final LslLibrary library;
    private final Consumer<LslInfo> found;
    private final Thread thread;
    private volatile boolean stopped;

    /** @param found told of every answer, again and again */
    LslWatch(LslQuery query, LslLibrary library, Consumer<LslInfo> found) {
        this.query = query;
        this.library = library;
        this.found = found;
        this.thread = new Thread(this::run, "record-watch");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped = true;
        thread.interrupt();
    }

    private void run() {
        while (!stopped) {
            look();
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look() {
        try {
            List<LslInfo> answers = library.resolve(query, 0, SEARCH);
            if (!stopped) {
                answers.forEach(found);
            }
        } catch (AcquisitionException e) {
            LOG.warn("{}", e.getMessage());
        }
    }
}

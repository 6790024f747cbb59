package org.hillock.acquisition.record;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.StreamInlet;
import org.jspecify.annotations.Nullable;

/**
 * Records one stream of the network with its full precision and its source's own stamps, through losses if it has a source
 * id, and its clock's offsets beside it.
 */
final class LslFeed implements Feed {
    private static final Duration FIRST_SEARCH = Duration.ofSeconds(1);
    private static final Duration LATER_SEARCH = Duration.ofSeconds(5);
    private static final long PATIENCE_MILLIS = 2000;

    private final LslLibrary library;
    private final RecordedStream stream;
    private final SampleRun samples;
    private final OffsetLog offsets;
    private final Thread thread;
    private LslInfo info;
    private volatile @Nullable StreamInlet inlet;
    private volatile boolean stopped;

    /** @param info what the library found, with its description */
    LslFeed(LslInfo info, LslLibrary library, RecordedStream stream) {
        this.info = info;
        this.library = library;
        this.stream = stream;
        this.samples = new SampleRun(info.format(), info.channelCount());
        this.offsets = new OffsetLog(library, stream);
        this.thread = new Thread(this::run, "record-" + info.name());
        this.thread.setDaemon(true);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void finish() {
        offsets.finish();
    }

    @Override
    public void stop() {
        offsets.awaitEnd();
        stopped = true;
        StreamInlet open = inlet;
        if (open != null) {
            open.close();
        }
        thread.interrupt();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isOver() {
        return !thread.isAlive();
    }

    private void run() {
        try {
            boolean again = true;
            while (again && !stopped) {
                String broken = receive();
                if (!stopped) {
                    stream.lost(broken);
                    again = !info.sourceId().isEmpty() && recover();
                }
            }
            stream.ended();
        } catch (RuntimeException e) {
            stream.failed(String.valueOf(e.getMessage()));
        } finally {
            offsets.close();
        }
    }

    /** Reads until the connection breaks, and says why. */
    private String receive() {
        try (StreamInlet open = library.openInlet(info, bufferSamples())) {
            inlet = open;
            offsets.follow(info);
            stream.recovered();
            return read(open);
        } catch (AcquisitionException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private int bufferSamples() {
        return library.settings().bufferSamples(info.nominalRateHz());
    }

    private String read(StreamInlet open) {
        Duration limit = library.settings().silenceLimit();
        try {
            open.silenceLimit(limit);
            while (!stopped) {
                try {
                    samples.readOne(open, stream.writer());
                } catch (SocketTimeoutException e) {
                    // An irregular stream may be silent for as long as it likes, but not for ever.
                    if (info.nominalRateHz() > 0 || !library.isThere(info)) {
                        return "nothing came for " + limit.toMillis() + " ms";
                    }
                }
            }
            return "";
        } catch (IOException e) {
            return "the connection broke (" + e.getMessage() + ")";
        } finally {
            samples.handOver(stream.writer());
        }
    }

    /** Looks until exactly one stream of the same identity answers; false when stopped. */
    private boolean recover() {
        Duration search = FIRST_SEARCH;
        while (!stopped) {
            List<LslInfo> found = library.resolveAgain(info, Duration.ZERO, search);
            if (found.size() == 1) {
                info = found.get(0);
                return true;
            }
            pause();
            search = LATER_SEARCH;
        }
        return false;
    }

    private void pause() {
        try {
            Thread.sleep(library.settings().recoveryPause().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

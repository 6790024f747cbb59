package org.hillock.tests.benchmark;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.StreamInlet;
import org.hillock.acquisition.lsl.StreamOutlet;
import org.hillock.acquisition.stream.ChannelFormat;

/**
 * One run of the loop benchmark against one loop: sends the signal and its cues, and waits at an inlet for decisions, whose
 * stamps say on which sample they rest.
 */
final class LoopRun {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final String NEUTRAL = "neutral";

    private final LslLibrary library;
    private final LoopSignal signal;
    private final int chunks;
    private final long[] pushNanos;
    private final List<Decided> decided = new ArrayList<>();
    private volatile int pushed;

    /**
     * A decision that came.
     *
     * @param chunk the last one that it rests on
     * @param label what was decided
     * @param latencyNanos from the push of that chunk to here
     */
    record Decided(int chunk, String label, long latencyNanos) {}

    LoopRun(LslLibrary library, LoopSignal signal, int seconds) {
        this.library = library;
        this.signal = signal;
        this.chunks = seconds * LoopSignal.RATE_HZ / LoopSignal.CHUNK_FRAMES;
        this.pushNanos = new long[chunks];
    }

    /** Runs beside the loop, which is a process that ends by itself or is ended by the caller. */
    List<Decided> run(Process loop) throws IOException, InterruptedException {
        LslInfo eeg = LslInfo.of(
                "loop-eeg", "EEG", LoopSignal.CHANNELS, ChannelFormat.FLOAT32, "loop-eeg", LoopSignal.RATE_HZ);
        LslInfo cues = LslInfo.of("loop-markers", "Markers", 1, ChannelFormat.STRING, "loop-markers", 0);
        try (StreamOutlet samples = library.openOutlet(eeg);
                StreamOutlet markers = library.openOutlet(cues);
                StreamInlet decisions = decisions(loop)) {
            Thread sender = new Thread(() -> send(samples, markers, loop), "loop-sender");
            sender.setDaemon(true);
            sender.start();
            receive(decisions, sender);
            sender.join();
        }
        return decided;
    }

    private StreamInlet decisions(Process loop) throws IOException {
        List<LslInfo> found = library.resolve(LslQuery.property("name", "loop-decisions"), 1, PATIENCE);
        if (found.isEmpty()) {
            throw new IOException("The loop opened no outlet of decisions; it "
                    + (loop.isAlive() ? "still runs." : "ended with " + loop.exitValue() + "."));
        }
        StreamInlet inlet = library.openInlet(found.get(0), 10_000);
        inlet.silenceLimit(PATIENCE);
        return inlet;
    }

    private void send(StreamOutlet samples, StreamOutlet markers, Process loop) {
        while (!samples.hasConsumers() && loop.isAlive()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        long periodNanos = TimeUnit.SECONDS.toNanos(1) * LoopSignal.CHUNK_FRAMES / LoopSignal.RATE_HZ;
        long start = System.nanoTime();
        for (int k = 0; k < chunks && loop.isAlive(); k++) {
            waitUntil(start + (k + 1) * periodNanos);
            long now = System.nanoTime();
            if (LoopSignal.beginsTrial(k)) {
                markers.push(new String[] {LoopSignal.cueAt(k)}, now - periodNanos);
            }
            pushNanos[k] = now;
            pushed = k + 1;
            samples.push(signal.chunk(k), now);
        }
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void receive(StreamInlet decisions, Thread sender) throws IOException {
        String[] label = new String[1];
        try {
            while (sender.isAlive() || pushed < chunks) {
                double seconds = decisions.nextSeconds();
                decisions.readTexts(label);
                long now = System.nanoTime();
                if (pushed > 0 && !label[0].equals(NEUTRAL)) {
                    int chunk = nearestChunk(seconds);
                    decided.add(new Decided(chunk, label[0], now - pushNanos[chunk]));
                }
                decisions.silenceLimit(pushed > 0 ? SILENCE : PATIENCE);
            }
        } catch (SocketTimeoutException e) {
            if (pushed < chunks) {
                throw e;
            }
        }
    }

    /** Clock offsets that a loop has measured and applied are far below half a chunk. */
    private int nearestChunk(double seconds) {
        double whole = Math.floor(seconds);
        long nanos = ((long) whole) * 1_000_000_000L + Math.round((seconds - whole) * 1e9);
        int end = pushed;
        int at = Arrays.binarySearch(pushNanos, 0, end, nanos);
        if (at >= 0) {
            return at;
        }
        int after = Math.min(end - 1, -at - 1);
        int before = Math.max(0, -at - 2);
        return nanos - pushNanos[before] <= pushNanos[after] - nanos ? before : after;
    }
}

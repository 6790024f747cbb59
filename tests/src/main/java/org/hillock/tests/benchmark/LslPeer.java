package org.hillock.tests.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.lsl.StreamInlet;
import org.hillock.acquisition.lsl.StreamOutlet;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.SessionClock;

/**
 * The half of {@link LslBenchmark} that runs in a process of its own; {@code lsl_peer.c} plays the same roles on liblsl.
 * {@code LSL_LIBRARY=native} has it use liblsl through this project's binding.
 */
public final class LslPeer {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double FULL_SPEED_HZ = 100_000;
    private static final int BUFFER_SECONDS = 360;

    private LslPeer() {}

    /**
     * {@code send NAME CHANNELS RATE SAMPLES PER_PUSH} or {@code receive NAME SAMPLES WARM_UP}.
     *
     * @param args Not modified.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        String word = System.getenv().getOrDefault("LSL_LIBRARY", LslLibrary.JAVA);
        LslLibrary library = LslLibrary.named(word, LslSettings.ofThisMachine(), SessionClock.monotonic());
        if (args[0].equals("send")) {
            int channels = Integer.parseInt(args[2]);
            double rateHz = Double.parseDouble(args[3]);
            LslInfo info = LslInfo.of(
                    args[1], "EEG", channels, ChannelFormat.FLOAT32, "bench", rateHz > 0 ? rateHz : FULL_SPEED_HZ);
            send(library, info, rateHz, Integer.parseInt(args[4]), Integer.parseInt(args[5]));
        } else {
            receive(library, args[1], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        }
    }

    private static void send(LslLibrary library, LslInfo info, double rateHz, int samples, int perPush)
            throws IOException, InterruptedException {
        try (StreamOutlet outlet = library.openOutlet(info)) {
            while (!outlet.hasConsumers()) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            TimeUnit.MILLISECONDS.sleep(500);
            float[] values = new float[info.channelCount() * perPush];
            long start = System.nanoTime();
            for (int n = 0; n < samples; n += perPush) {
                if (rateHz > 0) {
                    waitUntil(start + (long) (n * 1e9 / rateHz));
                }
                values[0] = n % (1 << 24);
                outlet.push(values, System.nanoTime());
            }
            while (System.in.read() >= 0) {
                // Whoever started this ends its input when the other side has read everything.
            }
        }
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void receive(LslLibrary library, String name, int samples, int warmUp) throws IOException {
        List<LslInfo> found = library.resolve(LslQuery.property("name", name), 1, PATIENCE);
        if (found.isEmpty()) {
            throw new IllegalStateException("The stream " + name + " was not found.");
        }
        LslInfo info = found.get(0);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
        try (StreamInlet inlet = library.openInlet(info, (int) (info.nominalRateHz() * BUFFER_SECONDS))) {
            inlet.silenceLimit(PATIENCE);
            if (warmUp >= 0) {
                printLatencies(inlet, samples, warmUp, out);
            } else {
                printThroughput(inlet, samples, out);
            }
        }
        out.flush();
    }

    private static void printLatencies(StreamInlet inlet, int samples, int warmUp, PrintStream out) throws IOException {
        float[] values = new float[inlet.info().channelCount()];
        long[] nanos = new long[samples];
        for (int n = 0; n < samples; n++) {
            double seconds = inlet.nextSeconds();
            inlet.readFloats(values, 0);
            long now = System.nanoTime();
            double whole = Math.floor(seconds);
            nanos[n] = now - (long) whole * 1_000_000_000L - Math.round((seconds - whole) * 1e9);
        }
        for (int n = warmUp; n < samples; n++) {
            out.println(nanos[n]);
        }
    }

    private static void printThroughput(StreamInlet inlet, int samples, PrintStream out) throws IOException {
        float[] values = new float[inlet.info().channelCount()];
        long start = 0;
        for (int n = 0; n < samples; n++) {
            inlet.nextSeconds();
            inlet.readFloats(values, 0);
            if (n == samples / 2) {
                start = System.nanoTime();
            }
        }
        long nanos = System.nanoTime() - start;
        out.printf("%.0f%n", (samples - 1 - samples / 2) * 1e9 / nanos);
    }
}

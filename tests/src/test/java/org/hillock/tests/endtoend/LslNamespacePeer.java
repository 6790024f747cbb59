package org.hillock.tests.endtoend;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.lsl.StreamInlet;
import org.hillock.acquisition.lsl.StreamOutlet;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.SessionClock;

/** One side of a stream, in a process of its own; says and prints what {@code liblsl_peer.py} does. */
final class LslNamespacePeer {
    private LslNamespacePeer() {}

    /** {@code publish NAME float32 CHANNELS RATE SAMPLES} or {@code pull PREDICATE SAMPLES}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        LslLibrary library = LslLibrary.java(LslSettings.ofThisMachine(), SessionClock.monotonic());
        if (args[0].equals("publish")) {
            publish(library, args[1], Integer.parseInt(args[3]), Integer.parseInt(args[5]));
        } else {
            pull(library, args[1], Integer.parseInt(args[2]));
        }
    }

    private static void publish(LslLibrary library, String name, int channels, int samples)
            throws IOException, InterruptedException {
        LslInfo info = LslInfo.of(name, "EEG", channels, ChannelFormat.FLOAT32, "peer-src", 100);
        try (StreamOutlet outlet = library.openOutlet(info)) {
            while (!outlet.hasConsumers()) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            double[] values = new double[channels];
            for (int n = 0; n < samples; n++) {
                for (int c = 0; c < channels; c++) {
                    values[c] = value(n, c);
                }
                outlet.push(values, (n + 1) * 1_000_000_000L);
            }
            while (System.in.read() >= 0) {
                // Until whoever started this has seen everything.
            }
        }
    }

    private static void pull(LslLibrary library, String predicate, int samples) throws IOException {
        List<LslInfo> found = library.resolve(LslQuery.parse(predicate), 1, Duration.ofSeconds(20));
        if (found.isEmpty()) {
            throw new IllegalStateException("not found: " + predicate);
        }
        double[] values = new double[found.get(0).channelCount()];
        try (StreamInlet inlet = library.openInlet(found.get(0), 36_000)) {
            inlet.silenceLimit(Duration.ofSeconds(20));
            for (int n = 0; n < samples; n++) {
                System.out.println(line(inlet.nextSeconds(), read(inlet, values)));
            }
        }
    }

    private static double[] read(StreamInlet inlet, double[] values) throws IOException {
        inlet.readDoubles(values, 0);
        return values;
    }

    static String line(double stamp, double[] values) {
        StringBuilder line = new StringBuilder(Double.toString(stamp));
        for (double value : values) {
            line.append(' ').append(value);
        }
        return line.toString();
    }

    /** The value that every publisher of these tests sends. */
    static double value(int n, int c) {
        return (31 * n + 17 * c) % 8192 / 8.0 - 512;
    }
}

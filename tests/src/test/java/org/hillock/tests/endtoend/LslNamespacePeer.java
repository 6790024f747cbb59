package org.hillock.tests.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.lsl.ClockMeter;
import org.hillock.acquisition.lsl.ClockOffset;
import org.hillock.acquisition.lsl.LslConfig;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.lsl.LslSource;
import org.hillock.acquisition.lsl.StreamInlet;
import org.hillock.acquisition.lsl.StreamOutlet;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.runtime.lsl.Diagnosis;
import org.hillock.runtime.lsl.Doctor;

/** One side of streams, in a process of its own; says and prints what {@code liblsl_peer.py} does. */
final class LslNamespacePeer {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PUSHED_AT_ONCE = 7;
    private static final int RATE_HZ = 100;

    /** Bounds the error of an estimate to half a millisecond. */
    private static final double GOOD_ROUND_TRIP_SECONDS = 1e-3;

    private final LslLibrary library;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private LslNamespacePeer(LslLibrary library) {
        this.library = library;
    }

    /**
     * {@code publish-all NAME CHANNELS SAMPLES}, {@code pull-all NAME COUNT SAMPLES}, {@code count NAME START} or {@code
     * follow NAME} as the other one; {@code beat NAME} counts on a stream without a rate; {@code doctor CONFIG} looks once for each line that it reads, and answers with the
     * number of faults, the sentences and an empty line.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        LslSettings settings =
                args[0].equals("doctor") ? LslConfig.parse(args[1], "arguments") : LslSettings.ofThisMachine();
        LslNamespacePeer peer = new LslNamespacePeer(LslLibrary.java(settings, SessionClock.monotonic()));
        switch (args[0]) {
            case "publish-all" -> peer.publishAll(args[1], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            case "pull-all" -> peer.pullAll(args[1], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            case "count" -> peer.count(args[1], RATE_HZ, Integer.parseInt(args[2]));
            case "beat" -> peer.count(args[1], 0, 0);
            case "follow" -> peer.follow(args[1]);
            case "doctor" -> peer.look();
            default -> throw new IllegalArgumentException("no such part: " + args[0]);
        }
    }

    /** The formats that Lab Streaming Layer has. */
    static List<ChannelFormat> formats() {
        return List.of(
                ChannelFormat.FLOAT32,
                ChannelFormat.DOUBLE64,
                ChannelFormat.STRING,
                ChannelFormat.INT32,
                ChannelFormat.INT16,
                ChannelFormat.INT8,
                ChannelFormat.INT64);
    }

    /** The name of one of the streams that are published together; rate 0 is irregular. */
    static String name(String prefix, ChannelFormat format, int rateHz) {
        return prefix + "-" + format.word() + "-" + rateHz;
    }

    private void publishAll(String prefix, int channels, int samples) throws IOException, InterruptedException {
        List<StreamOutlet> outlets = new ArrayList<>();
        for (ChannelFormat format : formats()) {
            for (int rate : new int[] {0, RATE_HZ}) {
                String name = name(prefix, format, rate);
                LslInfo info =
                        LslInfo.of(name, rate > 0 ? "EEG" : "Markers", channels, format, "src-" + name, (double) rate);
                outlets.add(library.openOutlet(info));
            }
        }
        for (StreamOutlet outlet : outlets) {
            while (!outlet.hasConsumers()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            push(outlet, samples);
        }
        while (System.in.read() >= 0) {
            // Until whoever started this has seen everything.
        }
        outlets.forEach(StreamOutlet::close);
    }

    private static void push(StreamOutlet outlet, int samples) {
        boolean isRegular = outlet.info().nominalRateHz() > 0;
        boolean isText = outlet.info().format() == ChannelFormat.STRING;
        int step = isRegular && !isText ? PUSHED_AT_ONCE : 1;
        for (int n = 0; n < samples; n += step) {
            int end = Math.min(samples, n + step);
            push(outlet, n, end, end * (isRegular ? 1_000_000_000L / RATE_HZ : 1_000_000_000L));
        }
    }

    private static void push(StreamOutlet outlet, int from, int to, long lastNanos) {
        ChannelFormat format = outlet.info().format();
        int channels = outlet.info().channelCount();
        List<Object> values = new ArrayList<>();
        for (int n = from; n < to; n++) {
            for (int c = 0; c < channels; c++) {
                values.add(value(n, c, format));
            }
        }
        switch (format) {
            case STRING -> outlet.push(values.toArray(new String[0]), lastNanos);
            case FLOAT32, DOUBLE64 ->
                outlet.push(values.stream().mapToDouble(v -> (double) v).toArray(), lastNanos);
            default -> outlet.push(values.stream().mapToLong(v -> (long) v).toArray(), lastNanos);
        }
    }

    private void pullAll(String prefix, int count, int samples) throws InterruptedException {
        LslQuery query = LslQuery.parse("starts-with(name,'" + prefix + "-')");
        List<LslInfo> found = library.resolve(query, count, PATIENCE);
        if (found.size() != count) {
            throw new IllegalStateException("found " + found.size());
        }
        List<StringBuilder> texts = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (LslInfo info : found) {
            StringBuilder text = new StringBuilder("stream " + info.name() + "\n");
            texts.add(text);
            threads.add(new Thread(() -> pull(info, samples, text)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        texts.forEach(out::print);
        out.flush();
    }

    private void pull(LslInfo info, int samples, StringBuilder text) {
        try (StreamInlet inlet = library.openInlet(info, 36_000);
                ClockMeter meter = library.openClockMeter(info)) {
            inlet.silenceLimit(PATIENCE);
            for (int n = 0; n < samples; n++) {
                text.append(inlet.nextSeconds());
                values(inlet).forEach(value -> text.append(' ').append(value));
                text.append('\n');
            }
            text.append("correction ")
                    .append(measured(meter).correctionSeconds())
                    .append('\n');
        } catch (IOException e) {
            text.append(e).append('\n');
        }
    }

    /** On a busy machine all eight probes of one estimate may have had to wait; its round trip tells. */
    private static ClockOffset measured(ClockMeter meter) throws IOException {
        ClockOffset best = meter.measure().orElseThrow();
        for (int more = 0; more < 5 && best.uncertaintySeconds() > GOOD_ROUND_TRIP_SECONDS; more++) {
            ClockOffset next = meter.measure().orElse(best);
            best = next.uncertaintySeconds() < best.uncertaintySeconds() ? next : best;
        }
        return best;
    }

    private static List<Object> values(StreamInlet inlet) throws IOException {
        int channels = inlet.info().channelCount();
        List<Object> values = new ArrayList<>();
        switch (inlet.info().format()) {
            case STRING -> {
                String[] texts = new String[channels];
                inlet.readTexts(texts);
                values.addAll(List.of(texts));
            }
            case FLOAT32, DOUBLE64 -> {
                double[] numbers = new double[channels];
                inlet.readDoubles(numbers, 0);
                for (double number : numbers) {
                    values.add(number);
                }
            }
            default -> {
                long[] numbers = new long[channels];
                inlet.readLongs(numbers, 0);
                for (long number : numbers) {
                    values.add(number);
                }
            }
        }
        return values;
    }

    private void count(String name, int rateHz, int start) throws InterruptedException {
        LslInfo info = LslInfo.of(name, "EEG", 1, ChannelFormat.INT32, "src-" + name, (double) rateHz);
        try (StreamOutlet outlet = library.openOutlet(info)) {
            for (long n = start; ; n++) {
                outlet.push(new long[] {n}, library.clock().nanoTime());
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
    }

    private void follow(String name) {
        try (LslSource source = LslSource.resolve(LslQuery.property("name", name), library, PATIENCE)) {
            source.events()
                    .doOnNext(event -> {
                        if (event instanceof Lost) {
                            out.println("lost");
                        } else if (event instanceof Recovered) {
                            out.println("recovered");
                        } else if (event instanceof SampleChunk chunk) {
                            for (int f = 0; f < chunk.frameCount(); f++) {
                                out.println((int) chunk.samples()[f]);
                            }
                            chunk.release();
                        }
                    })
                    .blockLast();
        }
    }

    private void look() throws IOException {
        Doctor doctor = new Doctor(library, Optional.empty(), Duration.ofMillis(800), Duration.ofMillis(300));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (lines.readLine() != null) {
            Diagnosis diagnosis = doctor.look();
            out.println(diagnosis.faults());
            diagnosis.advice().forEach(out::println);
            out.println();
        }
    }

    /** The value that every publisher of these tests sends. */
    static Object value(int n, int c, ChannelFormat format) {
        int mixed = 31 * n + 17 * c;
        return switch (format) {
            case STRING -> "n=" + n + ";c=" + c + ";" + "\u00e9".repeat(c % 3) + "x".repeat((7 * n + c) % 300);
            case FLOAT32, DOUBLE64 -> mixed % 8192 / 8.0 - 512;
            default -> {
                int bits = format == ChannelFormat.INT64 ? 62 : 8 * format.bytes() - 1;
                long size = mixed * 1_234_567_891_011L % (1L << bits);
                yield c % 2 == 0 ? size : -size;
            }
        };
    }
}

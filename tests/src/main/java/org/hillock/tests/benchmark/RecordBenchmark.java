package org.hillock.tests.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.xdf.XdfFormat;
import org.hillock.acquisition.file.xdf.XdfSettings;
import org.hillock.acquisition.file.xdf.XdfWriter;
import org.hillock.acquisition.file.xdf.XdfWriterSettings;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslOutlet;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.record.Recorder;
import org.hillock.acquisition.record.StreamProgress;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;

/**
 * Ten streams of 64 channels at 1 kHz from one process to another's file, by loopback: {@code publish}, {@code record} and
 * {@code check} are the three parts, each a process of its own; see {@code tests/benchmarks/record.sh}.
 */
public final class RecordBenchmark {
    private static final int STREAMS = 10;
    private static final int CHANNELS = 64;
    private static final int RATE_HZ = 1000;
    private static final int RUN = 10;
    private static final long RUN_NANOS = 1_000_000_000L / RATE_HZ * RUN;
    private static final long PATIENCE_SECONDS = 120;
    private static final SessionClock CLOCK = SessionClock.monotonic();

    private RecordBenchmark() {}

    /** Arguments: the part, the seconds, the first port, the file. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = Integer.parseInt(arguments[1]);
        LslSettings settings = LslSettings.loopback(Integer.parseInt(arguments[2]), 64, "benchmark-" + arguments[2]);
        switch (arguments[0]) {
            case "publish" -> publish(seconds, settings);
            case "record" -> record(seconds, settings, Path.of(arguments[3]));
            case "check" -> check(seconds, Path.of(arguments[3]));
            default -> throw new IllegalArgumentException("publish, record or check, not " + arguments[0]);
        }
    }

    private static void publish(int seconds, LslSettings settings) throws InterruptedException {
        List<LslOutlet> outlets = new ArrayList<>();
        for (int s = 0; s < STREAMS; s++) {
            LslInfo info = LslInfo.of("stream " + s, "EEG", CHANNELS, ChannelFormat.FLOAT32, "bench-" + s, RATE_HZ);
            outlets.add(LslOutlet.open(info, settings, CLOCK));
        }
        while (outlets.stream().anyMatch(outlet -> outlet.consumers() == 0)) {
            Thread.sleep(10);
        }
        // A consumer counts from its request on; the handshake takes a little longer.
        Thread.sleep(2000);
        float[] run = new float[RUN * CHANNELS];
        long start = CLOCK.nanoTime();
        long latest = 0;
        for (int n = 0; n < seconds * RATE_HZ; n += RUN) {
            long due = start + n / RUN * RUN_NANOS;
            latest = Math.max(latest, CLOCK.nanoTime() - due);
            while (CLOCK.nanoTime() < due) {
                LockSupport.parkNanos(due - CLOCK.nanoTime());
            }
            for (int i = 0; i < run.length; i++) {
                run[i] = value(n + i / CHANNELS, i % CHANNELS);
            }
            for (LslOutlet outlet : outlets) {
                outlet.push(run, due);
            }
        }
        Thread.sleep(PATIENCE_SECONDS * 1000 / 4);
        long dropped = outlets.stream().mapToLong(LslOutlet::dropped).sum();
        System.out.printf(Locale.ROOT, "publisher: %d dropped, at most %.1f ms late%n", dropped, latest / 1e6);
        outlets.forEach(LslOutlet::close);
    }

    private static float value(int sample, int channel) {
        return sample % 65_536 + channel * 65_536f;
    }

    private static void record(int seconds, LslSettings settings, Path file) throws InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        XdfWriter writer = XdfWriter.create(
                file,
                XdfWriter.Existing.REPLACE,
                OffsetDateTime.now(ZoneId.systemDefault()),
                XdfWriterSettings.defaults(),
                CLOCK);
        long expected = (long) seconds * RATE_HZ * STREAMS;
        try (Recorder recorder = new Recorder(writer, CLOCK)) {
            recorder.record(LslQuery.ALL, LslLibrary.java(settings, CLOCK));
            while (samples(recorder) == 0) {
                Thread.sleep(50);
            }
            long cpu = system.getProcessCpuTime();
            long start = CLOCK.nanoTime();
            long end = start + (seconds + PATIENCE_SECONDS) * 1_000_000_000L;
            while (samples(recorder) < expected && CLOCK.nanoTime() < end) {
                Thread.sleep(100);
            }
            double took = (CLOCK.nanoTime() - start) / 1e9;
            double used = (system.getProcessCpuTime() - cpu) / 1e9;
            long dropped = recorder.progress().stream()
                    .mapToLong(StreamProgress::dropped)
                    .sum();
            System.out.printf(
                    Locale.ROOT,
                    "recorder: %d streams, %d of %d samples in %.1f s, %d dropped, CPU %.1f s (%.1f %% of a core), %s%n",
                    recorder.progress().size(),
                    samples(recorder),
                    expected,
                    took,
                    dropped,
                    used,
                    100 * used / took,
                    memory());
        }
        System.out.printf(Locale.ROOT, "file: %.1f MB%n", writer.writtenBytes() / 1e6);
    }

    private static long samples(Recorder recorder) {
        return recorder.progress().stream().mapToLong(StreamProgress::samples).sum();
    }

    /** The most memory that the process ever had, by Linux; the heap in use elsewhere. */
    private static String memory() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return "resident at most " + line.substring(6).strip();
                }
            }
        } catch (IOException noSuchFile) {
            return heap();
        }
        return heap();
    }

    private static String heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_000_000 + " MB of heap";
    }

    /** Every sample of every stream, in order and to the bit. */
    private static void check(int seconds, Path file) {
        Map<String, Integer> next = new HashMap<>();
        long[] wrong = new long[1];
        try (Recording recording = new XdfFormat().open(file, XdfSettings.asRecorded())) {
            recording
                    .events()
                    .doOnNext(event -> {
                        if (event instanceof SampleChunk chunk) {
                            int n = next.getOrDefault(chunk.streamId(), 0);
                            for (int f = 0; f < chunk.frameCount(); f++, n++) {
                                for (int c = 0; c < CHANNELS; c++) {
                                    wrong[0] += chunk.sample(f, c) == value(n, c) ? 0 : 1;
                                }
                            }
                            next.put(chunk.streamId(), n);
                            chunk.release();
                        } else {
                            wrong[0]++;
                        }
                    })
                    .blockLast();
            System.out.printf(
                    Locale.ROOT,
                    "check: %d streams, samples each %s (expected %d), %d values or stamps wrong; notes %s%n",
                    next.size(),
                    next.values(),
                    seconds * RATE_HZ,
                    wrong[0],
                    recording.facts().notes());
        }
    }
}

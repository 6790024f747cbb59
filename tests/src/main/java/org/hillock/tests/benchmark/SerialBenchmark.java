package org.hillock.tests.benchmark;

import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.hillock.acquisition.device.emulate.DeviceLine;
import org.hillock.acquisition.device.emulate.EmulatedDevice;
import org.hillock.acquisition.device.emulate.EmulationSettings;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.device.serial.SerialSettings;
import org.hillock.acquisition.device.serial.SerialSource;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamEvent;

/**
 * From the write of a sample's last byte into a pseudo-terminal to its chunk at the subscriber, beside a plain blocking
 * read of the same bytes from the same kind of terminal; and the CPU time of the thread that reads. Both take turns.
 */
public final class SerialBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int COMMAND_BYTES = 64;

    private SerialBenchmark() {}

    /** What a round came to. */
    private record Round(long[] nanos, double cpuPercent) {}

    /** Arguments: rounds, seconds a round, a device's profile. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        DeviceProfile profile = DeviceProfiles.shipped().named(arguments.length > 2 ? arguments[2] : "cyton");
        int samples = (int) (seconds * profile.sampleRateHz());
        System.out.printf("%s, %d samples a round at %s Hz%n", profile.id(), samples, profile.sampleRateHz());
        for (int round = -1; round < rounds; round++) {
            print(round, "SerialSource", source(profile, samples));
            print(round, "plain read", plain(profile, samples));
        }
    }

    private static void print(int round, String what, Round measured) {
        long[] sorted = measured.nanos().clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%s %-13s p50 %7.1f us  p99 %8.1f us  CPU of the reading thread %.2f %%%n",
                round < 0 ? "warm-up" : "round " + round,
                what,
                sorted[sorted.length / 2] / 1e3,
                sorted[(int) (sorted.length * 0.99)] / 1e3,
                measured.cpuPercent());
    }

    /** A line that notes when each write of samples begins, one a sample, as long as the writer keeps up. */
    private static final class NotedLine implements DeviceLine {
        private final DeviceLine line = DeviceLine.pseudoTerminal();
        private final long[] written;
        private final int frameBytes;
        private final AtomicInteger samples = new AtomicInteger();

        NotedLine(int most, int frameBytes) {
            this.written = new long[most];
            this.frameBytes = frameBytes;
        }

        @Override
        public String path() {
            return line.path();
        }

        @Override
        public int read(byte[] into, int timeoutMillis) {
            return line.read(into, timeoutMillis);
        }

        @Override
        public int write(byte[] bytes, int timeoutMillis) {
            if (bytes.length % frameBytes == 0) {
                for (int left = bytes.length / frameBytes; left > 0 && samples.get() < written.length; left--) {
                    written[samples.getAndIncrement()] = System.nanoTime();
                }
            }
            return line.write(bytes, timeoutMillis);
        }

        @Override
        public void close() {
            line.close();
        }
    }

    private static EmulatedDevice device(DeviceProfile profile, NotedLine line, int samples) {
        return new EmulatedDevice(
                profile,
                new Ramp(),
                EmulationSettings.plain().withSamples(samples),
                SessionClock.monotonic(),
                news -> {},
                () -> line);
    }

    private static NotedLine line(DeviceProfile profile, int samples) {
        return new NotedLine(samples, profile.frame().lengths().get(0));
    }

    private static Round source(DeviceProfile profile, int samples) throws InterruptedException {
        NotedLine line = line(profile, samples);
        Arrivals arrivals = new Arrivals(profile, line, samples);
        try (EmulatedDevice device = device(profile, line, samples);
                SerialSource source =
                        new SerialSource(line.path(), profile, SerialSettings.defaults(), SessionClock.monotonic())) {
            device.start();
            source.events().subscribe(arrivals::take);
            while (!device.isFinished()) {
                Thread.sleep(20);
            }
            Thread.sleep(100);
        }
        return arrivals.round();
    }

    private static Round plain(DeviceProfile profile, int samples) throws IOException, InterruptedException {
        NotedLine line = line(profile, samples);
        int frame = profile.frame().lengths().get(0);
        Arrivals arrivals = new Arrivals(profile, line, samples);
        DeviceProfile unasked = new DeviceProfile(
                profile.id(),
                profile.name(),
                profile.aliases(),
                profile.source(),
                profile.transport(),
                profile.sampleRateHz(),
                profile.rates(),
                profile.montage(),
                java.util.Map.of(),
                profile.frame(),
                java.util.Optional.empty(),
                profile.reference(),
                profile.notchHz(),
                List.of());
        try (FileInputStream in = new FileInputStream(line.path());
                EmulatedDevice device = device(unasked, line, samples)) {
            device.start();
            byte[] bytes = new byte[COMMAND_BYTES * frame];
            long read = 0;
            while (read / frame < samples) {
                read += Math.max(0, in.read(bytes));
                arrivals.upTo((int) (read / frame));
            }
        }
        return arrivals.round();
    }

    /** Notes when samples are here, on the thread that read them. */
    private static final class Arrivals {
        private final String signal;
        private final NotedLine line;
        private final long[] nanos;
        private int seen;
        private long firstNanos;
        private long lastNanos;
        private long firstCpu;
        private long lastCpu;

        Arrivals(DeviceProfile profile, NotedLine line, int samples) {
            this.signal = profile.id();
            this.line = line;
            this.nanos = new long[samples];
        }

        void take(StreamEvent event) {
            if (event instanceof SampleChunk chunk) {
                if (chunk.streamId().equals(signal)) {
                    upTo(seen + chunk.frameCount());
                }
                chunk.release();
            }
        }

        void upTo(int samples) {
            lastNanos = System.nanoTime();
            lastCpu = THREADS.getCurrentThreadCpuTime();
            if (seen == 0) {
                firstNanos = lastNanos;
                firstCpu = lastCpu;
            }
            for (; seen < Math.min(samples, nanos.length); seen++) {
                nanos[seen] = lastNanos - line.written[seen];
            }
        }

        Round round() {
            return new Round(
                    Arrays.copyOf(nanos, Math.max(1, seen)), 100.0 * (lastCpu - firstCpu) / (lastNanos - firstNanos));
        }
    }
}

package org.hillock.tests.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.acquisition.device.profile.CommandStep;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.device.serial.SerialSettings;
import org.hillock.acquisition.device.serial.SerialSource;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamEvent;

/**
 * What a device on a port costs: the processor time of the whole process that reads it, user's and system's, all threads,
 * over some seconds after a warm-up; or that of one that does nothing but read. The device runs in another process.
 */
public final class SerialLoad {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String PLAIN_READER = "plain reader";

    private SerialLoad() {}

    /** Arguments: {@code source} or {@code plain}, port, a device's profile, seconds of warm-up, seconds measured. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String port = arguments[1];
        DeviceProfile profile = DeviceProfiles.shipped().named(arguments[2]);
        Span warmUp = new Span(Integer.parseInt(arguments[3]));
        Span measured = new Span(Integer.parseInt(arguments[4]));
        if (arguments[0].equals("plain")) {
            plain(Path.of(port), profile, warmUp, measured);
        } else {
            source(port, profile, warmUp, measured);
        }
    }

    /** So many seconds of running. */
    private record Span(int seconds) {
        void pass() throws InterruptedException {
            Thread.sleep(1000L * seconds);
        }
    }

    private static void source(String port, DeviceProfile profile, Span warmUp, Span measured)
            throws InterruptedException {
        AtomicLong samples = new AtomicLong();
        try (SerialSource source =
                new SerialSource(port, profile, SerialSettings.defaults(), SessionClock.monotonic())) {
            source.events().subscribe(event -> take(event, profile.id(), samples));
            measure("SerialSource", samples, warmUp, measured);
        }
    }

    /** A thread that does nothing but read the port. */
    private static void plain(Path port, DeviceProfile profile, Span warmUp, Span measured)
            throws IOException, InterruptedException {
        AtomicLong samples = new AtomicLong();
        int frame = profile.frame().lengths().get(0);
        try (FileOutputStream out = new FileOutputStream(port.toFile());
                FileInputStream in = new FileInputStream(port.toFile())) {
            for (CommandStep step : profile.dialogue(DeviceProfile.START)) {
                out.write(step.send().toArray());
            }
            Thread reader = new Thread(() -> read(in, frame, samples), PLAIN_READER);
            reader.setDaemon(true);
            reader.start();
            measure("plain read", samples, warmUp, measured);
        }
    }

    private static void read(FileInputStream in, int frame, AtomicLong samples) {
        byte[] bytes = new byte[64 * frame];
        long count = 0;
        try {
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                count += read;
                samples.set(count / frame);
            }
        } catch (IOException closed) {
            return;
        }
    }

    private static void measure(String what, AtomicLong samples, Span warmUp, Span measured)
            throws InterruptedException {
        warmUp.pass();
        long samplesBefore = samples.get();
        long cpuBefore = SYSTEM.getProcessCpuTime();
        long readerBefore = readerNanos();
        long before = System.nanoTime();
        measured.pass();
        double seconds = (System.nanoTime() - before) / 1e9;
        double cpuSeconds = (SYSTEM.getProcessCpuTime() - cpuBefore) / 1e9;
        double readerSeconds = (readerNanos() - readerBefore) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-12s %.1f samples a second, processor time of the process %.2f %% of a core, of its reading thread %.2f %%%n",
                what,
                (samples.get() - samplesBefore) / seconds,
                100 * cpuSeconds / seconds,
                100 * readerSeconds / seconds);
    }

    /** The processor time of the thread that reads. */
    private static long readerNanos() {
        long nanos = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            String name = thread == null ? "" : thread.getThreadName();
            if (name.startsWith("serial /") || name.equals(PLAIN_READER)) {
                nanos += THREADS.getThreadCpuTime(thread.getThreadId());
            }
        }
        return nanos;
    }

    private static void take(StreamEvent event, String signal, AtomicLong samples) {
        if (event instanceof SampleChunk chunk) {
            if (chunk.streamId().equals(signal)) {
                samples.addAndGet(chunk.frameCount());
            }
            chunk.release();
        }
    }
}

package org.hillock.tests.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SourceAround;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import reactor.core.publisher.Flux;

/**
 * Hands on another source's events and keeps the books from the first to the last: signal time, wall time, bytes that
 * the consuming thread allocated, and every five minutes of signal the live heap after a full collection, whose time is
 * taken off the wall time.
 */
final class ObservedSource extends SourceAround {
    private static final double MIB = 1024 * 1024;
    private static final double CHECK_SECONDS = 300;

    private final StreamInfo eeg;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long frames;
    private double nextCheckSeconds = CHECK_SECONDS;
    private long begunNanos;
    private long endedNanos;
    private long checkNanos;
    private long lapNanos;
    private long begunCpuNanos;
    private long endedCpuNanos;
    private long checkCpuNanos;
    private long bytesAtStart;
    private long bytes;

    ObservedSource(SignalSource source) {
        super(source);
        this.eeg = source.streams().get(0);
    }

    @Override
    public Flux<StreamEvent> events() {
        return inner().events()
                .doOnSubscribe(unused -> begin())
                .doOnNext(this::observe)
                .doOnComplete(this::end);
    }

    private void begin() {
        System.out.printf(Locale.ROOT, "%8s %12s %14s%n", "minute", "x real time", "live heap MiB");
        bytesAtStart = threads.getCurrentThreadAllocatedBytes();
        begunCpuNanos = system.getProcessCpuTime();
        begunNanos = System.nanoTime();
        lapNanos = begunNanos;
    }

    private void observe(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            frames += chunk.frameCount();
            if (signalSeconds() >= nextCheckSeconds) {
                check();
            }
        }
    }

    private void check() {
        long now = System.nanoTime();
        long nowCpu = system.getProcessCpuTime();
        System.gc();
        double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
        System.out.printf(
                Locale.ROOT,
                "%8.0f %12.1f %14.1f%n",
                nextCheckSeconds / 60,
                CHECK_SECONDS / ((now - lapNanos) / 1e9),
                heap);
        nextCheckSeconds += CHECK_SECONDS;
        checkCpuNanos += system.getProcessCpuTime() - nowCpu;
        lapNanos = System.nanoTime();
        checkNanos += lapNanos - now;
    }

    private void end() {
        endedNanos = System.nanoTime();
        endedCpuNanos = system.getProcessCpuTime();
        bytes = threads.getCurrentThreadAllocatedBytes() - bytesAtStart;
    }

    double signalSeconds() {
        return frames / eeg.nominalRateHz();
    }

    double wallSeconds() {
        return (endedNanos - begunNanos - checkNanos) / 1e9;
    }

    /** Of all threads, the collector's and the compiler's included; what other processes take of the core is not in it. */
    double cpuSeconds() {
        return (endedCpuNanos - begunCpuNanos - checkCpuNanos) / 1e9;
    }

    double bytesPerSignalSecond() {
        return bytes / signalSeconds();
    }
}

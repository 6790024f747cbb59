package org.hillock.tests.benchmark.soak;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds at one moment; Linux only, from {@code /proc/self} (proc(5)).
 *
 * @param heapKib live heap after a full collection
 * @param residentKib memory that is in use
 * @param threads of the JVM
 * @param files open descriptors
 * @param cpuNanos of all threads since the process began, what the full collection took left out
 */
record ProcessFacts(long heapKib, long residentKib, int threads, long files, long cpuNanos) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    static ProcessFacts now() {
        long cpuNanos = SYSTEM.getProcessCpuTime();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new ProcessFacts(
                heap >> 10, resident(), ManagementFactory.getThreadMXBean().getThreadCount(), openFiles(), cpuNanos);
    }

    static long cpuNanosNow() {
        return SYSTEM.getProcessCpuTime();
    }

    private static long resident() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long openFiles() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

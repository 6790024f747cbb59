package org.hillock.runtime.host;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads from {@code /proc} and {@code /sys} what decides how late a thread is woken: proc(5), sched(7), cpufreq. */
public final class MachineDoctor {
    private static final long USUAL_SLACK_NANOS = 50_000;
    private static final int MOST_BYTES = 1 << 16;
    private final Path root;

    /** Looks at this machine. */
    public MachineDoctor() {
        this(Path.of("/"));
    }

    MachineDoctor(Path root) {
        this.root = root;
    }

    /** All facts that this system tells. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Finding.note("system", property("os.name") + " " + property("os.version") + " " + property("os.arch")));
        findings.add(Finding.note("JVM", property("java.vm.name") + " " + property("java.runtime.version")));
        findings.add(Finding.note("collector", collectors()));
        cpus(findings);
        findings.add(realTime());
        text("proc/sys/kernel/sched_rt_runtime_us")
                .ifPresent(micros -> findings.add(
                        micros.equals("-1")
                                ? Finding.note(
                                        "real-time limit", "none: a real-time thread that spins takes its CPU for good")
                                : Finding.good("real-time limit", micros + " us a second for all real-time threads")));
        slack(findings);
        governor(findings);
        clock(findings);
        host(findings);
        text("proc/loadavg").ifPresent(load -> findings.add(load(load)));
        return findings;
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }

    /** The names of this JVM's collectors. */
    public static String collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
    }

    private void cpus(List<Finding> findings) {
        int count = Runtime.getRuntime().availableProcessors();
        field("proc/self/status", "Cpus_allowed_list")
                .ifPresentOrElse(
                        allowed -> findings.add(Finding.note("CPUs", count + ", allowed: " + allowed)),
                        () -> findings.add(Finding.note("CPUs", Integer.toString(count))));
        if (count < 2) {
            findings.add(Finding.costs(
                    "CPUs", "only one", "source, decoder and actuators wait for each other; use a machine with more"));
        }
        text("sys/devices/system/cpu/isolated")
                .filter(isolated -> !isolated.isEmpty())
                .ifPresent(isolated -> findings.add(Finding.good("isolated CPUs", isolated)));
    }

    private Finding realTime() {
        if (ThreadScheduling.mayUseFifo()) {
            return Finding.good("SCHED_FIFO", "allowed; $.budget.scheduling.fifoPriority uses it");
        }
        return Finding.costs(
                "SCHED_FIFO",
                "not allowed",
                "raise it with 'ulimit -r 50' or /etc/security/limits.conf, or CAP_SYS_NICE");
    }

    private static void slack(List<Finding> findings) {
        long slack = ThreadScheduling.timerSlackNanos();
        if (slack > 0) {
            findings.add(
                    slack >= USUAL_SLACK_NANOS
                            ? Finding.costs(
                                    "timer slack",
                                    slack + " ns: each sleep ends up to so much later",
                                    "set $.budget.scheduling.timerSlackNanos to 1000")
                            : Finding.good("timer slack", slack + " ns"));
        }
    }

    private void governor(List<Finding> findings) {
        Set<String> governors = new TreeSet<>();
        Path cpus = root.resolve("sys/devices/system/cpu");
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(cpus, "cpu[0-9]*")) {
            for (Path cpu : folders) {
                text(root.relativize(cpu).resolve("cpufreq/scaling_governor").toString())
                        .ifPresent(governors::add);
            }
        } catch (IOException notHere) {
            return;
        }
        if (governors.isEmpty()) {
            findings.add(Finding.note("CPU frequency", "not told, as in a virtual machine"));
        } else if (governors.equals(Set.of("performance"))) {
            findings.add(Finding.good("CPU frequency", "governor performance"));
        } else {
            findings.add(Finding.costs(
                    "CPU frequency",
                    "governor " + String.join(", ", governors),
                    "'cpupower frequency-set -g performance' spares the wait for a higher clock"));
        }
    }

    private void clock(List<Finding> findings) {
        text("sys/devices/system/clocksource/clocksource0/current_clocksource")
                .ifPresent(source -> findings.add(
                        source.equals("tsc") || source.equals("kvm-clock") || source.equals("arch_sys_counter")
                                ? Finding.good("clock", source)
                                : Finding.costs(
                                        "clock",
                                        source,
                                        "reading the time is slow; choose tsc if the machine has a stable one")));
    }

    private void host(List<Finding> findings) {
        boolean guest =
                text("proc/cpuinfo").map(info -> info.contains(" hypervisor")).orElse(false);
        if (guest) {
            findings.add(Finding.costs(
                    "host",
                    "a virtual machine",
                    "its host may stop it for milliseconds; compare compute time with the wall's"));
        }
    }

    private static Finding load(String text) {
        String first = text.split(" ", -1)[0];
        double load = Double.parseDouble(first);
        int cpus = Runtime.getRuntime().availableProcessors();
        return load > cpus
                ? Finding.costs("load", first + " on " + cpus + " CPUs", "other work waits for the same CPUs; end it")
                : Finding.good("load", first + " on " + cpus + " CPUs");
    }

    private Optional<String> text(String path) {
        try {
            return Optional.of(new String(first(root.resolve(path)), StandardCharsets.UTF_8).strip());
        } catch (IOException notHere) {
            return Optional.empty();
        }
    }

    /** In one read where the file is short: the numbers of {@code /proc/sys} end after the first. */
    private static byte[] first(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    private Optional<String> field(String path, String name) {
        return text(path)
                .flatMap(all -> all.lines()
                        .filter(line -> line.startsWith(name + ":"))
                        .map(line -> line.substring(name.length() + 1).strip())
                        .findFirst());
    }
}

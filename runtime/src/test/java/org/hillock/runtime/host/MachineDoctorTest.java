package org.hillock.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hillock.runtime.session.SchedulingSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineDoctorTest {
    private final Path root;

    MachineDoctorTest(@TempDir Path root) {
        this.root = root;
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Finding finding(String about) {
        return new MachineDoctor(root)
                .findings().stream()
                        .filter(finding -> finding.about().equals(about))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void adviseAgainstAGovernorThatSavesPower() throws IOException {
        file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n");
        file("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "performance\n");
        Finding finding = finding("CPU frequency");
        assertThat(finding.verdict()).isEqualTo(Finding.Verdict.COSTS);
        assertThat(finding.value()).isEqualTo("governor performance, powersave");
        assertThat(finding.advice()).contains("performance");
    }

    @Test
    void knowsAQuickClockAGuestAndALoad() throws IOException {
        file("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n");
        file("proc/cpuinfo", "flags : fpu hypervisor lahf\n");
        file("proc/loadavg", "99.50 1 1 1/1 1\n");
        file("proc/self/status", "Name: java\nCpus_allowed_list:\t0-3\n");
        file("proc/sys/kernel/sched_rt_runtime_us", "950000\n");
        assertThat(finding("clock").verdict()).isEqualTo(Finding.Verdict.GOOD);
        assertThat(finding("host").value()).isEqualTo("a virtual machine");
        assertThat(finding("load").verdict()).isEqualTo(Finding.Verdict.COSTS);
        assertThat(finding("CPUs").value()).endsWith("allowed: 0-3");
        assertThat(finding("real-time limit").value()).startsWith("950000 us");
    }

    @Test
    void saysWhatItCanWhereNothingIsTold() {
        assertThat(new MachineDoctor(root).findings())
                .extracting(Finding::about)
                .contains("system", "JVM", "collector", "SCHED_FIFO")
                .doesNotContain("clock", "load", "host");
    }

    @Test
    void asksForNothingWhereTheSessionDoesNot() {
        assertThat(ThreadScheduling.apply(SchedulingSetting.NONE)).isEmpty();
    }

    @Test
    void saysWhatTheSystemRefused() throws InterruptedException {
        List<String> refused = new CopyOnWriteArrayList<>();
        Thread thread =
                new Thread(() -> refused.addAll(ThreadScheduling.apply(new SchedulingSetting(0, List.of(1023), 0))));
        thread.start();
        thread.join();
        assertThat(refused).hasSize(1);
        assertThat(refused.get(0)).containsAnyOf("refused CPUs [1023]", "Linux only");
    }
}

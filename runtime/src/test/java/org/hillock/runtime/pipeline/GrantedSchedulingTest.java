package org.hillock.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hillock.acquisition.replay.Pace;
import org.hillock.acquisition.replay.Parker;
import org.hillock.acquisition.replay.Replay;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.runtime.host.MachineDoctor;
import org.hillock.runtime.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a session asks of the system reaches the thread that decides, and no other: read back from the kernel, proc(5). */
class GrantedSchedulingTest {
    private static final Path SELF = Path.of("/proc/thread-self");
    /** Of stat, after the name in brackets: state is the first, the policy the thirty-ninth. */
    private static final int POLICY = 38;

    private static final String FIFO = "1";
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    @AfterEach
    void wakeUp() {
        SluggishProvider.delay(sequence -> 0);
    }

    private static String read(String file) {
        try {
            return Files.readString(SELF.resolve(file)).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String allowedCpus() {
        return read("status")
                .lines()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    private static String policy() {
        String stat = read("stat");
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[POLICY];
    }

    /** Of the calling thread in nanoseconds; empty where the kernel does not show it. */
    private static String timerSlack() {
        try {
            Path thread = Files.readSymbolicLink(SELF).getFileName();
            Path file = Path.of("/proc").resolve(thread).resolve("timerslack_ns");
            return Files.isReadable(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void run(String scheduling) {
        Session session = TestSessions.small(
                SluggishProvider.NAME, "{ \"hardMillis\": 60000, \"scheduling\": " + scheduling + " }", 2);
        SessionClock clock = SessionClock.monotonic();
        List<SignalSource> sources = TestSessions.sources(session).stream()
                .<SignalSource>map(source -> new Replay(source, Pace.times(200), clock, Parker.ofThread()))
                .toList();
        SluggishProvider.delay(sequence -> {
            seen.put("cpus", allowedCpus());
            seen.put("policy", policy());
            seen.put("slack", timerSlack());
            return 0;
        });
        new SessionRun(session, new RunSettings("small.json", Tempo.TIMED, clock, List.of(), List.of())).run(sources);
    }

    @Test
    void theDecodingThreadRunsWhereAndAsTheSessionAsks() {
        assumeTrue(Files.isReadable(SELF.resolve("stat")), "SKIPPED: scheduling is read back on Linux only");
        String before = allowedCpus();
        int first = Integer.parseInt(before.split("[-,]")[0]);
        boolean mayUseFifo = mayUseFifo();
        run("{ \"cpus\": [" + first + "], \"fifoPriority\": " + (mayUseFifo ? 1 : 0) + " }");
        assertThat(seen).containsEntry("cpus", Integer.toString(first));
        if (mayUseFifo) {
            assertThat(seen).containsEntry("policy", FIFO);
        }
        assertThat(allowedCpus()).isEqualTo(before);
        assertThat(policy()).isNotEqualTo(FIFO);
    }

    private static boolean mayUseFifo() {
        return new MachineDoctor()
                .findings().stream()
                        .anyMatch(finding -> finding.about().equals("SCHED_FIFO")
                                && finding.value().startsWith("allowed"));
    }

    @Test
    void itsTimersFireAsPreciselyAsTheSessionAsks() {
        assumeTrue(
                Files.isReadable(SELF.resolve("stat")) && !timerSlack().isEmpty(),
                "SKIPPED: this kernel does not show the timer slack of a thread");
        run("{ \"timerSlackNanos\": 1234 }");
        assertThat(seen).containsEntry("slack", "1234");
        assertThat(timerSlack()).isNotEqualTo("1234");
    }

    @Test
    void nothingChangesWhereNothingIsAsked() {
        assumeTrue(Files.isReadable(SELF.resolve("stat")), "SKIPPED: scheduling is read back on Linux only");
        run("{}");
        assertThat(seen)
                .containsEntry("cpus", allowedCpus())
                .containsEntry("policy", policy())
                .containsEntry("slack", timerSlack());
    }
}

package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.feedback.actuator.UdpJsonActuator;
import org.hillock.runtime.control.ControlClient;
import org.hillock.runtime.pipeline.RunSettings;
import org.hillock.runtime.pipeline.SessionOutcome;
import org.hillock.runtime.pipeline.SessionRun;
import org.hillock.runtime.pipeline.SessionSources;
import org.hillock.runtime.pipeline.Tempo;
import org.hillock.runtime.session.NetworkFeedback;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;
import org.hillock.runtime.session.WatchdogSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One fault of the decoder, the source, the process or the clock after the other: the output is neutral within the declared
 * time, nothing is lost but what is counted, and the session goes on or ends with one sentence. A fault whose tool is missing
 * is skipped by name. What receivers do wrong is in {@link ReceiverFaultsTest}.
 */
@Timeout(120)
class FaultMatrixTest extends FaultRig {
    private static final long HUNG_MILLIS = Math.round(WatchdogSetting.USUAL.hungMillis());

    FaultMatrixTest(@TempDir Path folder) throws IOException {
        super(folder);
    }

    @Test
    void aHungDecoderIsCutOffByTheWatchAndByHillockStop() throws Exception {
        CompletableFuture<CommandLineRun> run = start(session(HangingDecoderProvider.NAME, WATCH, feedback()));
        output.awaitActives(3);
        wakeUps.faultBegins();
        long hungNanos = System.nanoTime();
        HangingDecoderProvider.hang();
        Thread.sleep(WATCH_MILLIS);
        NeutralWatch.Received last = output.all().stream()
                .filter(command -> !command.isNeutral())
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(millisSince(last.atNanos(), output.awaitNeutralAfter(last.atNanos())))
                .isBetween(WATCH_MILLIS / 2, wakeUps.allow(WATCH_MILLIS));

        assertThat(quickestStopMillis()).isLessThan(PERIOD_MILLIS);
        CommandLineRun stop = CommandLineRun.of("stop", "--control", control());
        assertThat(stop.exitCode()).as(stop.err()).isZero();
        assertThat(stop.out()).contains("ok emergency stop");
        long before = output.actives();

        HangingDecoderProvider.letGo();
        boolean hungForLong = System.nanoTime() - hungNanos >= HUNG_MILLIS * 1_000_000;
        CommandLineRun ended = end(run);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.json().path("decisions").asInt()).isEqualTo(16);
        assertActives(before);
        assertThat(ended.err().lines())
                .filteredOn(line -> line.contains("WATCHDOG: no fresh decision"))
                .hasSize(1);
        assertThat(ended.err().lines())
                .filteredOn(line -> line.contains("WATCHDOG: the decoder has been busy"))
                .hasSizeLessThanOrEqualTo(hungForLong ? 1 : 0);
        assertThat(ended.err().lines())
                .filteredOn(line -> line.contains("WATCHDOG"))
                .allMatch(line -> line.contains("no fresh decision") || line.contains("has been busy"));
        assertThat(ended.err().lines())
                .filteredOn(line -> line.contains("EMERGENCY STOP: emergency stop by the control socket"))
                .isNotEmpty();
        assertLastIsNeutral();
    }

    /** From the word on the socket to the neutral at the receiver; the best of several, for the machine is shared. */
    private long quickestStopMillis() throws IOException {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < 20 && quickest >= PERIOD_MILLIS; i++) {
            long pressed = System.nanoTime();
            assertThat(ControlClient.say(socket(), "stop", Duration.ofSeconds(10)))
                    .hasValueSatisfying(answer -> assertThat(answer).startsWith("ok emergency stop"));
            quickest = Math.min(quickest, millisSince(pressed, output.awaitNeutralAfter(pressed)));
            ControlClient.say(socket(), "clear", Duration.ofSeconds(10));
        }
        return quickest;
    }

    @Test
    void aDecoderThatNeverReturnsEndsTheSessionInItsTimeWithOneSentence() throws Exception {
        CompletableFuture<CommandLineRun> run =
                start(session(HangingDecoderProvider.NAME, feedback()), "--seconds", "2.5");
        output.awaitActives(2);
        HangingDecoderProvider.hang();
        CommandLineRun ended = end(run);
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines())
                .last()
                .asString()
                .startsWith("hillock: The decoder did not return within 2.0 s of the session's end")
                .endsWith(".");
        assertLastIsNeutral();
    }

    @Test
    void aCollectorThatNeverEndsMakesTheOutputNeutralAndTheSessionEndsWithOneSentence() throws Exception {
        String budget = "\"budget\": { \"hardMillis\": 5000, \"policy\": \"neutral\", \"watchdog\": { \"hungMillis\": "
                + HUNG_MILLIS + " } },";
        Path session = Files.writeString(
                folder.resolve("session.json"), Sessions.synthetic(GreedyDecoderProvider.NAME, budget + feedback()));
        Path log = folder.resolve("safepoints");
        Process process = startProcess(
                Map.of(),
                List.of("-Xmx40m", "-Xlog:safepoint:file=" + log + ":timenanos"),
                "run",
                session.toString(),
                "--speed",
                SPEED,
                "--json",
                "--control",
                control());
        output.awaitActives(2);
        wakeUps.faultBegins();
        Files.createFile(folder.resolve(GreedyDecoderProvider.SIGN));
        Thread.sleep(HUNG_MILLIS / 2);
        long lastActive = output.all().stream()
                .filter(command -> !command.isNeutral())
                .mapToLong(NeutralWatch.Received::atNanos)
                .max()
                .orElseThrow();
        NeutralWatch.Received neutral = output.awaitNeutralAfter(lastActive);
        CommandLineRun ended = OtherProcess.end(process, folder);
        long tookMillis = millisSince(lastActive, neutral);
        // The next decision comes a period later; while the collector holds every thread, no watchdog can act.
        assertThat(tookMillis).isGreaterThanOrEqualTo(HUNG_MILLIS);
        assertThat(tookMillis - pausedMillis(log, lastActive, neutral.atNanos()))
                .isLessThan(wakeUps.allow(PERIOD_MILLIS + HUNG_MILLIS));
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
        // Reactor may log on its own when the memory ends in its hands.
        assertThat(ended.err().lines())
                .filteredOn(line -> line.startsWith("hillock:"))
                .noneMatch(line -> line.contains("Exception") || line.contains("unexpected"));
        assertThat(ended.err().lines())
                .last()
                .asString()
                .startsWith("hillock: The memory ran out (")
                .endsWith(".");
        assertLastIsNeutral();
    }

    /** For how long of a span the collector held every thread, by the other process's log, whose clock is this one's. */
    private static long pausedMillis(Path log, long fromNanos, long toNanos) throws IOException {
        Matcher pauses = Pattern.compile("\\[(\\d+)ns].*Total: +(\\d+) ns").matcher(Files.readString(log));
        long pausedNanos = pauses.results()
                .mapToLong(pause -> {
                    long end = Long.parseLong(pause.group(1));
                    long begin = end - Long.parseLong(pause.group(2));
                    return Math.max(0, Math.min(end, toNanos) - Math.max(begin, fromNanos));
                })
                .sum();
        return pausedNanos / 1_000_000;
    }

    @Test
    void aSignalCutsAHungDecoderOff() throws Exception {
        Process process = startProcess(
                Map.of(),
                "run",
                session(HangingDecoderProvider.NAME, feedback()).toString(),
                "--speed",
                SPEED,
                "--control",
                control());
        output.awaitActives(2);
        Files.createFile(folder.resolve(HangingDecoderProvider.SIGN));
        Thread.sleep(300);
        wakeUps.faultBegins();
        long asked = System.nanoTime();
        signal(process, "TERM");
        assertThat(millisSince(asked, output.awaitNeutralAfter(asked))).isLessThan(wakeUps.allow(FIRST_END_MILLIS));
        CommandLineRun ended = OtherProcess.end(process, folder);
        assertThat(ended.exitCode()).isEqualTo(143);
        assertThat(ended.err()).doesNotContain("Exception");
        assertLastIsNeutral();
    }

    @Test
    void aKilledSourceMakesTheOutputNeutralAndEndsTheSessionWithOneSentence() throws Exception {
        Path config = Files.writeString(
                folder.resolve("lsl_api.cfg"), """
                [ports]
                MulticastPort = 0
                BasePort = %d
                PortRange = 16
                IPv6 = disable
                [multicast]
                ResolveScope = machine
                ListenAddress = 127.0.0.1
                [lab]
                KnownPeers = {127.0.0.1}
                SessionID = test-%s
                """.formatted(Math.min(freePort(), 65_500), UUID.randomUUID()));
        Process headset = startProcess(
                Map.of(),
                "serve",
                "synthetic",
                "--lsl",
                "--rate",
                "100",
                "--speed",
                "20",
                "--config",
                config.toString());
        Path session = session(DelayedDecoderProvider.NAME, feedback());
        Files.writeString(
                session,
                Files.readString(session)
                        .replace(
                                "\"from\": \"synthetic\", \"trials\": 16, \"rateHz\": 100, \"seed\": 3",
                                "\"from\": \"lsl\", \"config\": \"lsl_api.cfg\", \"stream\": \"type='EEG'\","
                                        + " \"markers\": \"type='Markers'\", \"findSeconds\": 30,"
                                        + " \"recoverySeconds\": 1"));
        CompletableFuture<CommandLineRun> run = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> run.complete(CommandLineRun.of("run", session.toString(), "--json", "--control", control())),
                "session");
        thread.setDaemon(true);
        thread.start();
        output.awaitActives(1);
        wakeUps.faultBegins();
        long killed = System.nanoTime();
        headset.destroyForcibly();
        assertThat(millisSince(killed, output.awaitNeutralAfter(killed))).isLessThan(wakeUps.allow(1000));
        CommandLineRun ended = end(run);
        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.err()).contains("Lost the stream").doesNotContain("Exception", "unexpected");
        assertThat(ended.err().lines()).last().asString().endsWith(".");
        assertLastIsNeutral();
    }

    @Test
    void samplesThatAreNoNumbersMakeNoCommandAndTheSessionGoesOn() throws IOException {
        Session session = SessionFiles.read(session("csp-lda", "", feedback()));
        NetworkFeedback.UdpJson receiver =
                (NetworkFeedback.UdpJson) session.feedback().get(0);
        SignalSource healthy = SessionSources.open(session.source(), List.of()).get(0);
        RunSettings settings = new RunSettings(
                "session.json",
                Tempo.FULL_SPEED,
                SessionClock.monotonic(),
                List.of(new UdpJsonActuator("127.0.0.1", receiver.port())),
                List.of());
        SessionOutcome ended = new SessionRun(session, settings)
                .run(List.of(new SpoiltSource(healthy, new AtomicLong(Long.MIN_VALUE))));
        assertThat(ended.decisions()).isEqualTo(16);
        assertThat(ended.artefacts()).isBetween(1L, 4L);
        assertActives(ended.governor().passed());
        assertThat(output.actives()).isPositive();
        assertThat(ended.governor().abstentions()).isGreaterThanOrEqualTo(ended.artefacts());
        assertThat(output.all().stream().mapToLong(NeutralWatch.Received::sequence))
                .contains(15L)
                .doesNotContain(11L);
        assertLastIsNeutral();
    }

    @Test
    void aStoppedProcessGoesOnAndCountsEveryDecision() throws Exception {
        Process process = startProcess(
                Map.of(),
                "run",
                session(HangingDecoderProvider.NAME, WATCH, feedback()).toString(),
                "--speed",
                SPEED,
                "--json",
                "--control",
                control());
        output.awaitActives(2);
        signal(process, "STOP");
        long atStop = System.nanoTime();
        Thread.sleep(1000);
        long during = output.all().stream()
                .filter(command -> command.atNanos() > atStop + 50_000_000)
                .count();
        assertThat(during).isZero();
        signal(process, "CONT");
        CommandLineRun ended = OtherProcess.end(process, folder);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err()).doesNotContain("Exception");
        JsonNode lane = ended.json().path("lanes").get(0);
        assertThat(ended.json().path("decisions").asInt()).isEqualTo(16);
        assertThat(lane.path("sent").asInt()
                        + lane.path("expired").asInt()
                        + lane.path("dropped").asInt()
                        + lane.path("refused").asInt()
                        + lane.path("failed").asInt()
                        + ended.json().path("governor").path("suppressed").asInt())
                .isEqualTo(16);
        assertLastIsNeutral();
    }

    /** Without the last variable the library makes every timed wait of this C library return at once, so that a JVM spins. */
    private static Map<String, String> steppedBy(Path clock, Path library) {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                clock.toString(),
                "FAKETIME_NO_CACHE",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }

    /** The library never reads half a file. */
    private void jump(Path clock, String offset, String told) throws IOException, InterruptedException {
        Path next = Files.writeString(folder.resolve("next"), offset + "\n");
        Files.move(next, clock, StandardCopyOption.ATOMIC_MOVE);
        for (int i = 0; i < 6000 && !Files.readString(folder.resolve("err")).contains(told); i++) {
            Thread.sleep(5);
        }
    }

    @Test
    void aWallClockThatJumpsAnHourBothWaysChangesNoDecision() throws Exception {
        Optional<Path> library = Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
                .map(machine -> Path.of("/usr/lib", machine, "faketime", "libfaketimeMT.so.1"))
                .filter(Files::isRegularFile)
                .findFirst();
        if (library.isEmpty()) {
            skip("libfaketime is not installed; the fault of a jumping clock was not tried.");
        }
        Path session = Files.writeString(
                folder.resolve("session.json"),
                Sessions.synthetic(
                                HangingDecoderProvider.NAME,
                                "\"budget\": { \"hardMillis\": 60000, \"policy\": \"neutral\" }," + feedback())
                        .replace("\"trials\": 16", "\"trials\": 8"));
        CommandLineRun steady =
                CommandLineRun.of("run", session.toString(), "--speed", "max", "--json", "--control", control());
        Path clock = Files.writeString(folder.resolve("clock"), "+0\n");
        Process process = startProcess(
                steppedBy(clock, library.orElseThrow()),
                "run",
                session.toString(),
                "--speed",
                SPEED,
                "--json",
                "--control",
                control());
        long before = steady.json().path("lanes").get(0).path("sent").asLong();
        output.awaitActives(before + 1);
        // The decoder waits, so that no decision is over before the clock has jumped.
        Path hold = Files.createFile(folder.resolve(HangingDecoderProvider.SIGN));
        jump(clock, "+3600", "stepped by 3");
        jump(clock, "-3600", "stepped by -7");
        Files.delete(hold);
        CommandLineRun ended = OtherProcess.end(process, folder);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.json().path("digest")).isEqualTo(steady.json().path("digest"));
        assertThat(ended.err().lines().filter(line -> line.contains("the wall clock stepped by")))
                .satisfiesExactly(
                        forth -> assertThat(forth)
                                .containsPattern("by (3599|3600)\\d{3} ms; every actuator is sent neutral"),
                        back -> assertThat(back).containsPattern("by -(7199|7200)\\d{3} ms"));
        assertActives(2 * before);
        assertLastIsNeutral();
    }
}

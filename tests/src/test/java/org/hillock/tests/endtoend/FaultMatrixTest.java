package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/**
 * One fault after the other: the output is neutral within the declared time, nothing is lost but what is counted, and the
 * session goes on or ends with one sentence. A fault whose tool is missing is skipped by name.
 */
@Timeout(120)
class FaultMatrixTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A trial of six seconds every tenth of a second. */
    private static final String SPEED = "60";

    private static final long WATCH_MILLIS = 600;
    /** Of decisions in this session. */
    private static final long PERIOD_MILLIS = 100;
    /** A JVM that never ended before loads what it needs for it. */
    private static final long FIRST_END_MILLIS = 250;

    private static final long HUNG_MILLIS = 300;

    private static final String WATCH = "\"safety\": { \"watch\": { \"decisionMillis\": " + WATCH_MILLIS + " } },";
    private static final String AMPLE = "\"budget\": { \"hardMillis\": 5000, \"policy\": \"neutral\" },";

    private final Path folder;
    private final NeutralWatch output;
    private final WakeUps wakeUps = new WakeUps();
    private final List<Process> started = new ArrayList<>();

    FaultMatrixTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.output = new NeutralWatch();
    }

    @AfterEach
    void tidyUp() {
        HangingDecoderProvider.letGo();
        started.forEach(Process::destroyForcibly);
        output.close();
        wakeUps.close();
    }

    private String feedback(String... further) {
        List<String> all = new ArrayList<>(List.of(further));
        all.add(output.actuator());
        return "\"feedback\": [" + String.join(", ", all) + "],";
    }

    private Path session(String decoder, String... sections) throws IOException {
        return Files.writeString(
                folder.resolve("session.json"), Sessions.synthetic(decoder, AMPLE + String.join("", sections)));
    }

    private String control() {
        return folder.resolve("control").toString();
    }

    private CompletableFuture<CommandLineRun> start(Path session, String... further) {
        return startAt(SPEED, session, further);
    }

    private CompletableFuture<CommandLineRun> startAt(String speed, Path session, String... further) {
        List<String> line =
                new ArrayList<>(List.of("run", session.toString(), "--speed", speed, "--json", "--control", control()));
        line.addAll(List.of(further));
        CompletableFuture<CommandLineRun> run = new CompletableFuture<>();
        Thread thread = new Thread(() -> run.complete(CommandLineRun.of(line.toArray(String[]::new))), "session");
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    private static CommandLineRun end(CompletableFuture<CommandLineRun> run)
            throws InterruptedException, ExecutionException, TimeoutException {
        return run.get(60, TimeUnit.SECONDS);
    }

    private Process startProcess(Map<String, String> environment, String... arguments) throws IOException {
        return startProcess(environment, List.of(), arguments);
    }

    /** The short-lived process compiles no more than it must. */
    private Process startProcess(Map<String, String> environment, List<String> options, String... arguments)
            throws IOException {
        List<String> all = new ArrayList<>(options);
        all.add("-XX:TieredStopAtLevel=1");
        Process process = OtherProcess.start(OtherProcess.thisJdk(), folder, environment, all, arguments);
        started.add(process);
        return process;
    }

    private static long millisSince(long nanos, NeutralWatch.Received received) {
        return (received.atNanos() - nanos) / 1_000_000;
    }

    private void assertActives(long count) {
        output.awaitActives(count);
        assertThat(output.actives()).isEqualTo(count);
    }

    private void assertLastIsNeutral() {
        output.awaitLastNeutral();
        List<NeutralWatch.Received> all = output.all();
        assertThat(all.get(0).isNeutral()).isTrue();
        assertThat(all.get(all.size() - 1).isNeutral()).isTrue();
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void skip(String what) {
        System.err.println("SKIPPED: " + what);
        Assumptions.abort(what);
    }

    @Test
    void aHungDecoderIsCutOffByTheWatchAndByHillockStop() throws Exception {
        CompletableFuture<CommandLineRun> run = start(session(HangingDecoderProvider.NAME, WATCH, feedback()));
        output.awaitActives(3);
        wakeUps.faultBegins();
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
        CommandLineRun ended = end(run);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.json().path("decisions").asInt()).isEqualTo(16);
        assertActives(before);
        assertThat(ended.err().lines())
                .filteredOn(line -> line.contains("WATCHDOG"))
                .hasSize(1);
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
                List.of("-Xmx40m", "-Xlog:safepoint:file=" + log),
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
        long tookMillis = millisSince(lastActive, output.awaitNeutralAfter(lastActive));
        CommandLineRun ended = OtherProcess.end(process, folder);
        // The next decision comes a period later; what the collector then leaves to the watchdog is its longest pauses.
        assertThat(tookMillis)
                .isBetween(HUNG_MILLIS, wakeUps.allow(PERIOD_MILLIS + HUNG_MILLIS) + 4 * longestPauseMillis(log));
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err()).doesNotContain("Exception", "unexpected");
        assertThat(ended.err().lines())
                .last()
                .asString()
                .startsWith("hillock: The memory ran out (")
                .endsWith(".");
        assertLastIsNeutral();
    }

    private static long longestPauseMillis(Path log) throws IOException {
        Matcher totals = Pattern.compile("Total: +(\\d+) ns").matcher(Files.readString(log));
        long longestNanos = totals.results()
                .mapToLong(pause -> Long.parseLong(pause.group(1)))
                .max()
                .orElseThrow();
        return longestNanos / 1_000_000;
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

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
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

    /** For two trials every sample is NaN. */
    private record SpoiltSource(SignalSource healthy, AtomicLong begin) implements SignalSource {
        private static final long FIRST_NANOS = 60_000_000_000L;
        private static final long LAST_NANOS = 72_000_000_000L;

        @Override
        public String name() {
            return "spoilt";
        }

        @Override
        public List<StreamInfo> streams() {
            return healthy.streams();
        }

        @Override
        public Flux<StreamEvent> events() {
            return healthy.events().map(this::spoil);
        }

        private StreamEvent spoil(StreamEvent event) {
            if (event instanceof SampleChunk chunk && spoilt(chunk.frameNanos()[0])) {
                for (int i = 0; i < chunk.frameCount() * chunk.channelCount(); i++) {
                    chunk.samples()[i] = Float.NaN;
                }
            }
            return event;
        }

        private boolean spoilt(long stamp) {
            begin.compareAndSet(Long.MIN_VALUE, stamp);
            long nanos = stamp - begin.get();
            return nanos > FIRST_NANOS && nanos < LAST_NANOS;
        }

        @Override
        public void close() {
            healthy.close();
        }
    }

    @Test
    void aReceiverThatNeverReadsDelaysNobodyElse() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String tcp = "{ \"to\": \"tcp-json\", \"port\": " + deaf.getLocalPort() + " }";
            String safety = "\"safety\": { \"lane\": { \"acknowledgeMillis\": 50, \"retryMillis\": 100 } },";
            CommandLineRun ended = end(start(session(HangingDecoderProvider.NAME, safety, feedback(tcp))));
            assertThat(ended.exitCode()).as(ended.err()).isZero();
            JsonNode lanes = ended.json().path("lanes");
            assertThat(lanes.get(1).path("sent").asInt()).isEqualTo(16);
            assertActives(16);
            assertThat(lanes.get(0).path("lastFailure").asText()).contains("no answer within 50 ms");
            assertThat(lanes.get(0).path("failed").asInt()).isPositive();
            assertLastIsNeutral();
        }
    }

    @Test
    void aBrokerThatIsKilledAndComesBackGetsNoStaleCommand() throws Exception {
        Optional<Path> program = Stream.of("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            skip("mosquitto is not installed; the fault of a killed broker was not tried.");
        }
        int port = freePort();
        Process broker = broker(program.orElseThrow(), port);
        String mqtt = "{ \"to\": \"mqtt\", \"port\": " + port
                + ", \"topic\": \"t\", \"texts\": { \"left\": \"{seq}\", \"right\": \"{seq}\" } }";
        String safety = "\"safety\": { \"lane\": { \"acknowledgeMillis\": 200, \"retryMillis\": 100 } },";
        Path log = folder.resolve("commands.jsonl");
        Path session = session(HangingDecoderProvider.NAME, safety, feedback(mqtt));
        Files.writeString(session, Files.readString(session).replace("\"trials\": 16", "\"trials\": 24"));
        CompletableFuture<CommandLineRun> run = startAt("30", session, "--commands", log.toString());
        output.awaitActives(3);
        broker.destroyForcibly().waitFor();
        output.awaitActives(6);
        broker(program.orElseThrow(), port);
        CommandLineRun ended = end(run);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        JsonNode lane = ended.json().path("lanes").get(0);
        assertActives(24);
        List<String> deliveries = deliveries(log, "mqtt");
        assertThat(deliveries).hasSize(24).contains("failed", "sent acknowledged");
        assertThat(deliveries.get(23)).as(() -> deliveries.toString()).isEqualTo("sent acknowledged");
        assertThat(lane.path("sent").asLong())
                .isEqualTo(deliveries.stream()
                        .filter(delivery -> delivery.startsWith("sent"))
                        .count());
        assertLastIsNeutral();
    }

    private Process broker(Path program, int port) throws IOException, InterruptedException {
        Path settings = Files.write(
                folder.resolve("broker.conf"), List.of("listener " + port + " 127.0.0.1", "allow_anonymous true"));
        Process broker = new ProcessBuilder(program.toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("broker.log").toFile())
                .start();
        started.add(broker);
        for (int i = 0; i < 400; i++) {
            try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(probe.isConnected()).isTrue();
                return broker;
            } catch (IOException notYet) {
                Thread.sleep(25);
            }
        }
        throw new AssertionError("the broker did not start");
    }

    /** What became of each decision at one actuator. */
    private static List<String> deliveries(Path log, String actuator) throws IOException {
        List<String> deliveries = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            for (JsonNode delivery : JSON.readTree(line).path("deliveries")) {
                if (delivery.path("actuator").asText().startsWith(actuator)) {
                    deliveries.add(delivery.path("delivery").asText()
                            + (delivery.has("acknowledgedNanos") ? " acknowledged" : ""));
                }
            }
        }
        return deliveries;
    }

    @Test
    void aFullDiskEndsTheLogAndNotTheSession() throws Exception {
        if (!Files.exists(Path.of("/dev/full"))) {
            skip("there is no /dev/full; the fault of a full disk was not tried.");
        }
        CommandLineRun ended =
                end(startAt("max", session(HangingDecoderProvider.NAME, feedback()), "--commands", "/dev/full"));
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err().lines())
                .singleElement()
                .asString()
                .contains("/dev/full: the log of commands cannot be written");
        assertThat(ended.json().path("decisions").asInt()).isEqualTo(16);
        assertActives(16);
        assertLastIsNeutral();
    }

    @Test
    void aThousandMalformedCommandsChangeNothing() throws Exception {
        CompletableFuture<CommandLineRun> run = start(session(HangingDecoderProvider.NAME, feedback()));
        output.awaitActives(1);
        Path socket = socket();
        byte[] lines = "stopp\nstop it\n\0\0\narm!\nopen nothing\n{\"stop\":1}\n".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 167; i++) {
            try (SocketChannel peer = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                peer.connect(UnixDomainSocketAddress.of(socket));
                peer.write(ByteBuffer.wrap(lines));
            }
        }
        CommandLineRun ended = end(run);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        assertActives(16);
        assertThat(socket).doesNotExist();
    }

    private Path socket() throws IOException {
        try (DirectoryStream<Path> sockets = Files.newDirectoryStream(Path.of(control()))) {
            return sockets.iterator().next();
        }
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

    @Test
    @EnabledIfSystemProperty(named = "hillock.slow", matches = "true")
    void aWallClockThatJumpsAnHourBothWaysChangesNoDecision() throws Exception {
        Optional<Path> library = Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
                .map(machine -> Path.of("/usr/lib", machine, "faketime", "libfaketimeMT.so.1"))
                .filter(Files::isRegularFile)
                .findFirst();
        if (library.isEmpty()) {
            skip("libfaketime is not installed; the fault of a jumping clock was not tried.");
        }
        Path session = session(HangingDecoderProvider.NAME, feedback());
        Files.writeString(session, Files.readString(session).replace("\"trials\": 16", "\"trials\": 10"));
        CommandLineRun steady =
                CommandLineRun.of("run", session.toString(), "--speed", "max", "--json", "--control", control());
        Path clock = Files.writeString(folder.resolve("clock"), "+0\n");
        Process process = startProcess(
                Map.of(
                        "LD_PRELOAD",
                        library.orElseThrow().toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        clock.toString(),
                        "FAKETIME_NO_CACHE",
                        "1",
                        "DONT_FAKE_MONOTONIC",
                        "1"),
                "run",
                session.toString(),
                "--speed",
                "30",
                "--json",
                "--control",
                control());
        long before = steady.json().path("lanes").get(0).path("sent").asLong();
        output.awaitActives(before + 1);
        Files.writeString(clock, "+3600\n");
        output.awaitActives(before + 4);
        Files.writeString(clock, "-3600\n");
        CommandLineRun ended = OtherProcess.end(process, folder);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.json().path("digest")).isEqualTo(steady.json().path("digest"));
        assertActives(2 * before);
        assertLastIsNeutral();
    }
}

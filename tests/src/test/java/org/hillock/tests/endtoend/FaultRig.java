package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;

/** A session in this process or another, a receiver that notes what it is told, and what the machine itself adds to every time. */
abstract class FaultRig {
    static final ObjectMapper JSON = new ObjectMapper();
    /** A trial of six seconds every tenth of a second. */
    static final String SPEED = "60";

    static final long WATCH_MILLIS = 600;
    /** Of decisions in this session. */
    static final long PERIOD_MILLIS = 100;
    /** A JVM that never ended before loads what it needs for it. */
    static final long FIRST_END_MILLIS = 250;

    static final long HUNG_MILLIS = 300;

    static final String WATCH = "\"safety\": { \"watch\": { \"decisionMillis\": " + WATCH_MILLIS + " } },";
    static final String AMPLE = "\"budget\": { \"hardMillis\": 5000, \"policy\": \"neutral\" },";

    final Path folder;
    final NeutralWatch output;
    final WakeUps wakeUps = new WakeUps();
    final List<Process> started = new ArrayList<>();

    FaultRig(Path folder) throws IOException {
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

    String feedback(String... further) {
        List<String> all = new ArrayList<>(List.of(further));
        all.add(output.actuator());
        return "\"feedback\": [" + String.join(", ", all) + "],";
    }

    Path session(String decoder, String... sections) throws IOException {
        return Files.writeString(
                folder.resolve("session.json"), Sessions.synthetic(decoder, AMPLE + String.join("", sections)));
    }

    String control() {
        return folder.resolve("control").toString();
    }

    CompletableFuture<CommandLineRun> start(Path session, String... further) {
        return startAt(SPEED, session, further);
    }

    CompletableFuture<CommandLineRun> startAt(String speed, Path session, String... further) {
        List<String> line =
                new ArrayList<>(List.of("run", session.toString(), "--speed", speed, "--json", "--control", control()));
        line.addAll(List.of(further));
        CompletableFuture<CommandLineRun> run = new CompletableFuture<>();
        Thread thread = new Thread(() -> run.complete(CommandLineRun.of(line.toArray(String[]::new))), "session");
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    static CommandLineRun end(CompletableFuture<CommandLineRun> run)
            throws InterruptedException, ExecutionException, TimeoutException {
        return run.get(60, TimeUnit.SECONDS);
    }

    Process startProcess(Map<String, String> environment, String... arguments) throws IOException {
        return startProcess(environment, List.of(), arguments);
    }

    /** The short-lived process compiles no more than it must. */
    Process startProcess(Map<String, String> environment, List<String> options, String... arguments)
            throws IOException {
        List<String> all = new ArrayList<>(options);
        all.add("-XX:TieredStopAtLevel=1");
        Process process = OtherProcess.start(OtherProcess.thisJdk(), folder, environment, all, arguments);
        started.add(process);
        return process;
    }

    static long millisSince(long nanos, NeutralWatch.Received received) {
        return (received.atNanos() - nanos) / 1_000_000;
    }

    void assertActives(long count) {
        output.awaitActives(count);
        assertThat(output.actives()).isEqualTo(count);
    }

    void assertLastIsNeutral() {
        output.awaitLastNeutral();
        List<NeutralWatch.Received> all = output.all();
        assertThat(all.get(0).isNeutral()).isTrue();
        assertThat(all.get(all.size() - 1).isNeutral()).isTrue();
    }

    static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    static void skip(String what) {
        System.err.println("SKIPPED: " + what);
        Assumptions.abort(what);
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    Path socket() throws IOException {
        try (DirectoryStream<Path> sockets = Files.newDirectoryStream(Path.of(control()))) {
            return sockets.iterator().next();
        }
    }
}

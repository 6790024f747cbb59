package org.hillock.tests.benchmark.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.feedback.actuator.UdpJsonActuator;
import org.hillock.runtime.pipeline.DecisionSink;
import org.hillock.runtime.pipeline.Oversight;
import org.hillock.runtime.pipeline.RunSettings;
import org.hillock.runtime.pipeline.SessionOutcome;
import org.hillock.runtime.pipeline.SessionRun;
import org.hillock.runtime.pipeline.SessionSources;
import org.hillock.runtime.pipeline.SessionTap;
import org.hillock.runtime.pipeline.SourceNews;
import org.hillock.runtime.pipeline.Tempo;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;

/** The session of a soak: a Cyton that another process emulates, the spiking decoder learning, commands as datagrams to this one. */
final class SoakSession implements AutoCloseable {
    private static final String TEXT = """
            {
              "name": "soak",
              "sources": [{
                "from": "serial", "device": "openbci-cyton", "port": "%s",
                "trigger": "analog A5", "triggers": { "left": 1, "right": 2 }
              }],
              "conditioning": { "reference": "average", "notchHz": 50 },
              "epochs": {
                "classes": ["left", "right"], "onsets": { "left": "left", "right": "right" },
                "startSeconds": 0.5, "endSeconds": 1.4, "windowSeconds": 0.5, "hopSeconds": 0.1
              },
              "decoder": { "name": "spiking", "seed": 1 },
              "learning": { "adapt": ["statistics", "stdp", "sleep"], "labels": "cue" },
              "budget": { "hardMillis": 50, "policy": "neutral", "maxAgeMillis": 200, "percentiles": [50, 90, 99, 99.9] }
            }
            """;
    /** Seconds: the task lasts half of it, and the epoch ends 1.4 s after the cue. Short, so that the store of trials is full soon. */
    private static final String TRIAL = "2.6";

    private static final long PORT_PATIENCE_MILLIS = 20_000;

    private final Process device;
    private final DatagramSocket receiver;
    private final AtomicLong received = new AtomicLong();
    private final SessionRun run;
    private final Path port;

    SoakSession(Path folder, SessionTap tap, DecisionSink sink) throws IOException, InterruptedException {
        this.port = folder.resolve("port");
        this.device = emulate(folder);
        awaitPort();
        this.receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread listening = new Thread(this::receive, "receiver");
        listening.setDaemon(true);
        listening.start();
        SessionClock clock = SessionClock.monotonic();
        Session session = session();
        this.run = new SessionRun(
                session,
                new RunSettings(
                        "soak",
                        Tempo.TIMED,
                        clock,
                        List.of(new UdpJsonActuator("127.0.0.1", receiver.getLocalPort())),
                        List.of(sink),
                        SourceNews.NOBODY,
                        tap,
                        Oversight.NOBODY));
    }

    private Session session() {
        return SessionFiles.parse("soak", TEXT.formatted(port));
    }

    private Process emulate(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.hillock.runtime.cli.Hillock",
                        "emulate",
                        "cyton",
                        "--trigger",
                        "analog A5",
                        "--trial",
                        TRIAL,
                        "--link",
                        port.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("device.log").toFile())
                .start();
    }

    private void awaitPort() throws InterruptedException {
        for (long waited = 0; !Files.isSymbolicLink(port); waited += 50) {
            if (waited > PORT_PATIENCE_MILLIS || !device.isAlive()) {
                device.destroy();
                throw new IllegalStateException("the emulated device did not come up; see device.log");
            }
            Thread.sleep(50);
        }
    }

    private void receive() {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        try {
            while (true) {
                receiver.receive(packet);
                received.incrementAndGet();
            }
        } catch (SocketException closed) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs to the stop. */
    SessionOutcome play() {
        return run.run(SessionSources.open(session().source(), List.of()));
    }

    void stop() {
        run.stop();
    }

    long received() {
        return received.get();
    }

    @Override
    public void close() {
        device.destroy();
        receiver.close();
    }
}

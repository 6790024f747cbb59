package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.hillock.acquisition.lsl.LslConfig;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.LslRig;
import org.hillock.acquisition.lsl.StreamInlet;
import org.hillock.acquisition.lsl.StreamOutlet;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.runtime.cli.Hillock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sessions of the whole loop as they are in the repository: samples to a network stream in chunks of eight, decisions from
 * another one, five times as fast as in life.
 */
@Timeout(60)
class LslLoopTest {
    private static final int CHANNELS = 64;
    private static final int CHUNK = 8;
    private static final int CHUNKS = 400;
    private static final int CHUNKS_A_WINDOW = 125;
    private static final int CHUNKS_A_HOP = 5;
    private static final long PUSH_NANOS = 1_600_000;
    private static final long CHUNK_NANOS = 8_000_000;

    private final Path folder;
    private final LslLibrary library;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private long firstStampNanos;

    /** A decision as it came: which chunk it rests on, and its class. */
    private record Came(long chunk, String label) {}

    LslLoopTest(@TempDir Path folder) {
        this.folder = folder;
        this.library = LslLibrary.java(LslConfig.read(LslRig.file(folder)), SessionClock.monotonic());
    }

    /** The repository's session, its streams looked for where this test's are. */
    private Path session(String name) throws IOException {
        String config = "\"config\": \"lsl_api.cfg\", ";
        String source = config + "\"recoverySeconds\": 0.2, ";
        return Files.writeString(
                folder.resolve(name),
                Sessions.text(name)
                        .replace("\"from\": \"lsl\", ", "\"from\": \"lsl\", " + source)
                        .replace("\"to\": \"lsl\", ", "\"to\": \"lsl\", " + config)
                        .replace("\"maxAgeMillis\": 40", "\"maxAgeMillis\": 5000")
                        .replaceAll("\"hardMillis\": \\d+", "\"hardMillis\": 5000"));
    }

    /** Left at first, then right. */
    private static String truth(long chunk) {
        return chunk < CHUNKS / 2 ? "left" : "right";
    }

    private static float[] chunk(int index, SplittableRandom random) {
        float[] values = new float[CHUNK * CHANNELS];
        int strongHalf = truth(index).equals("left") ? 0 : 1;
        for (int i = 0; i < values.length; i++) {
            float gain = i % CHANNELS / (CHANNELS / 2) == strongHalf ? 2 : 1;
            values[i] = 20 * gain * (float) (random.nextDouble() - 0.5);
        }
        return values;
    }

    private List<Came> play(String name) throws IOException, InterruptedException {
        Path session = session(name);
        List<Came> came = new ArrayList<>();
        LslInfo eeg = LslInfo.of("loop-eeg", "EEG", CHANNELS, ChannelFormat.FLOAT32, "eeg", 1000);
        LslInfo cues = LslInfo.of("loop-markers", "Markers", 1, ChannelFormat.STRING, "markers", 0);
        Thread run = new Thread(() -> Hillock.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute("run", session.toString(), "--json"));
        try (StreamOutlet markers = library.openOutlet(cues)) {
            StreamOutlet samples = library.openOutlet(eeg);
            try {
                run.start();
                try (StreamInlet decisions = decisions()) {
                    Thread sender = new Thread(() -> send(samples, markers));
                    sender.start();
                    receive(decisions, came);
                    sender.join();
                }
            } finally {
                samples.close();
            }
        }
        run.join(20_000);
        assertThat(run.isAlive())
                .as("the session ends when its stream stays away")
                .isFalse();
        assertThat(err.toString()).contains("did not come back within 0.2 s");
        return came;
    }

    private StreamInlet decisions() throws IOException {
        List<LslInfo> found = library.resolve(LslQuery.property("name", "loop-decisions"), 1, Duration.ofSeconds(30));
        assertThat(found).as(() -> "outlets of decisions; the run said " + err).hasSize(1);
        StreamInlet inlet = library.openInlet(found.get(0), 10_000);
        inlet.silenceLimit(Duration.ofSeconds(20));
        return inlet;
    }

    private void send(StreamOutlet samples, StreamOutlet markers) {
        while (!samples.hasConsumers()) {
            LockSupport.parkNanos(1_000_000);
        }
        SplittableRandom random = new SplittableRandom(2);
        firstStampNanos = System.nanoTime();
        long start = System.nanoTime();
        for (int k = 0; k < CHUNKS; k++) {
            while (System.nanoTime() < start + k * PUSH_NANOS) {
                LockSupport.parkNanos(start + k * PUSH_NANOS - System.nanoTime());
            }
            if (k == 0 || k == CHUNKS / 2) {
                markers.push(new String[] {truth(k)}, firstStampNanos + (k - 1) * CHUNK_NANOS);
            }
            samples.push(chunk(k, random), firstStampNanos + k * CHUNK_NANOS);
        }
    }

    /** Until the last window's decision, or half a second of silence after the first. */
    private void receive(StreamInlet decisions, List<Came> came) throws IOException {
        String[] label = new String[1];
        try {
            for (long newest = 0; newest < CHUNKS - 1; ) {
                double seconds = decisions.nextSeconds();
                decisions.readTexts(label);
                if (!label[0].equals("neutral")) {
                    long nanos = Math.round(seconds * 1e9) - firstStampNanos;
                    newest = Math.round(nanos / (double) CHUNK_NANOS);
                    came.add(new Came(newest, label[0]));
                    decisions.silenceLimit(Duration.ofMillis(1500));
                }
            }
        } catch (SocketTimeoutException e) {
            assertThat(came)
                    .as(() -> "decisions before a silence; the run said " + err)
                    .isNotEmpty();
        }
    }

    @Test
    void aLinearModelDecidesEveryFortyMillisecondsAndStampsTheLastSample() throws IOException, InterruptedException {
        List<Came> came = play("lsl-loop.json");
        assertThat(came).hasSize((CHUNKS - CHUNKS_A_WINDOW) / CHUNKS_A_HOP + 1);
        for (int d = 0; d < came.size(); d++) {
            assertThat(came.get(d).chunk()).isEqualTo(CHUNKS_A_WINDOW - 1 + (long) d * CHUNKS_A_HOP);
        }
        assertThat(came)
                .filteredOn(d -> d.chunk() < CHUNKS / 2 || d.chunk() >= CHUNKS / 2 + CHUNKS_A_WINDOW)
                .allSatisfy(d -> assertThat(d.label()).isEqualTo(truth(d.chunk())));
        assertThat(came).extracting(Came::label).contains("left", "right");
    }
}

package org.hillock.tests.benchmark.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hillock.runtime.budget.StageReport;
import org.hillock.runtime.pipeline.SessionOutcome;

/**
 * Runs a live session with learning on for long and looks at it again and again: live heap, memory, threads, open files, what
 * each thread allocates, stage times. Ends with 1 when something grew or the data plane allocated.
 */
public final class SoakBenchmark {
    private static final int MOST_ROWS = 60;
    private static final long SHORTEST_LAP_MILLIS = 10_000;
    /** The chunk with which an epoch begins, and the one that completes it, which is decided on or shed. */
    private static final int CHUNKS_AN_EPOCH = 2;
    /** Of a chunk of eight channels; a new object a chunk would be at least 16. */
    private static final double MOST_READER_BYTES_A_CHUNK = 1;

    private final long lapMillis;
    private final int laps;
    private final ChunkBooks chunks = new ChunkBooks();
    private final DecisionBooks decisions = new DecisionBooks();
    private final Growth growth = new Growth();
    private final List<String> findings = new ArrayList<>();
    private ChunkBooks.Counts chunksWhenWarm = chunks.counts();
    private Map<String, Long> bytesWhenWarm = Map.of();
    private long decisionsWhenWarm;
    private double secondsMeasured;
    private double cpuSecondsMeasured;

    private SoakBenchmark(double minutes) {
        double millis = minutes * 60_000;
        this.lapMillis = Math.max(SHORTEST_LAP_MILLIS, Math.round(millis / MOST_ROWS));
        this.laps = Math.max(8, (int) Math.round(millis / lapMillis));
    }

    /**
     * Runs and prints.
     *
     * @param arguments minutes, and a folder for the port. Not modified.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SoakBenchmark soak = new SoakBenchmark(Double.parseDouble(arguments[0]));
        List<String> wrong = soak.run(Path.of(arguments[1]));
        wrong.forEach(finding -> System.out.println("FAILED: " + finding));
        System.out.println(wrong.isEmpty() ? "Nothing grew, and the data plane allocated nothing." : "");
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    private List<String> run(Path folder) throws IOException, InterruptedException {
        try (SoakSession session = new SoakSession(folder, chunks, decisions)) {
            Thread looking = new Thread(() -> look(session), "soak");
            looking.setDaemon(true);
            looking.start();
            SessionOutcome outcome = session.play();
            looking.join();
            report(outcome, session.received());
        }
        return findings;
    }

    private void look(SoakSession session) {
        System.out.printf(
                Locale.ROOT,
                "%7s %9s %9s %8s %6s %7s %7s %9s %9s %9s %9s %8s%n",
                "minute",
                "heap KiB",
                "RSS KiB",
                "threads",
                "files",
                "CPU %",
                "decided",
                "cpu p50us",
                "cpu max",
                "total p50",
                "total max",
                "accuracy");
        try {
            for (int lap = 0; lap < laps; lap++) {
                lap(lap);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            session.stop();
        }
    }

    private void lap(int number) throws InterruptedException {
        long beganNanos = System.nanoTime();
        long beganCpuNanos = ProcessFacts.cpuNanosNow();
        Thread.sleep(lapMillis);
        double seconds = (System.nanoTime() - beganNanos) / 1e9;
        ProcessFacts facts = ProcessFacts.now();
        DecisionBooks.Lap lap = decisions.lap();
        double cpuSeconds = (facts.cpuNanos() - beganCpuNanos) / 1e9;
        growth.add(facts);
        System.out.printf(
                Locale.ROOT,
                "%7.2f %9d %9d %8d %6d %7.2f %7d %9.0f %9.0f %9.0f %9.0f %8.3f%n",
                (number + 1) * lapMillis / 60_000.0,
                facts.heapKib(),
                facts.residentKib(),
                facts.threads(),
                facts.files(),
                100 * cpuSeconds / seconds,
                lap.decisions(),
                lap.computeP50(),
                lap.computeMax(),
                lap.totalP50(),
                lap.totalMax(),
                lap.accuracy());
        if (number == laps / 4) {
            chunksWhenWarm = chunks.counts();
            bytesWhenWarm = ThreadBytes.now();
            decisionsWhenWarm = lap.decisions();
        } else if (number > laps / 4) {
            secondsMeasured += seconds;
            cpuSecondsMeasured += cpuSeconds;
        }
        if (number == laps - 1) {
            books(lap.decisions() - decisionsWhenWarm);
        }
    }

    /** While the threads still live. */
    private void books(long decided) {
        ChunkBooks.Counts counts = chunks.counts().since(chunksWhenWarm);
        System.out.printf(
                Locale.ROOT,
                "%nSince the first quarter: %d events, %d of them chunks and %d cues, %d decisions. CPU %.2f %% of a core.%n",
                counts.events(),
                counts.chunks(),
                counts.markers(),
                decided,
                100 * cpuSecondsMeasured / secondsMeasured);
        System.out.printf(
                Locale.ROOT,
                "Chunks after which the decoding thread had allocated: %d, %.0f bytes each; other events %.0f bytes each.%n",
                counts.chunksThatAllocated(),
                counts.bytesOfChunks() / (double) Math.max(1, counts.chunksThatAllocated()),
                counts.bytesOfOthers() / (double) Math.max(1, counts.events() - counts.chunks()));
        if (counts.chunksThatAllocated() > CHUNKS_AN_EPOCH * (counts.markers() + 1)) {
            findings.add("the decoding thread allocated after " + counts.chunksThatAllocated()
                    + " chunks, but there were only " + counts.markers() + " cues");
        }
        threads(counts.chunks());
    }

    private void threads(long chunkCount) {
        Map<String, Long> bytes = ThreadBytes.since(bytesWhenWarm);
        System.out.printf(Locale.ROOT, "%-44s %12s %12s%n", "thread", "bytes/s", "bytes/chunk");
        bytes.forEach((name, grown) -> {
            double aChunk = grown / (double) Math.max(1, chunkCount);
            System.out.printf(Locale.ROOT, "%-44s %12.1f %12.3f%n", name, grown / secondsMeasured, aChunk);
            boolean reads = name.startsWith("serial ") || name.startsWith("source ");
            if (reads && aChunk > MOST_READER_BYTES_A_CHUNK) {
                findings.add("the thread '" + name + "' allocates " + aChunk + " bytes a chunk");
            }
        });
    }

    private void report(SessionOutcome outcome, long received) {
        System.out.println();
        findings.addAll(growth.findings());
        System.out.printf(
                Locale.ROOT,
                "%n%d decisions, %d missed, %d shed, %d gaps, %d datagrams, %d frames dropped, accuracy of the later half %.3f%n",
                outcome.budget().decisions(),
                outcome.budget().misses(),
                outcome.budget().shed(),
                outcome.gaps(),
                received,
                outcome.enforcement().droppedFrames(),
                outcome.laterHalfAccuracy());
        System.out.println("pauses: " + outcome.enforcement().pauses() + "; watchdog: "
                + outcome.enforcement().watchdog());
        for (StageReport stage : outcome.budget().stages()) {
            System.out.printf(
                    Locale.ROOT, "%-10s %s max %.1f us%n", stage.stage(), stage.percentileMicros(), stage.maxMicros());
        }
        if (outcome.budget().decisions() == 0) {
            findings.add("no decision was made");
        }
    }
}

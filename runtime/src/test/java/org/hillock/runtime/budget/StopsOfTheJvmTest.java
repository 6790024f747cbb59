package org.hillock.runtime.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.runtime.session.RecorderSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stops that the test itself brings about must be heard of, at their time and in the file of a miss. */
class StopsOfTheJvmTest {
    private static final int EVENTS = 1000;
    private static final double EVERY_SECONDS = 10;
    private static final int DUMPS = 7;
    /** The clock of the JVM's own recorder and the session's are two. */
    private static final double CLOCKS_APART_MILLIS = 50;

    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private final SessionClock clock = SessionClock.monotonic();
    private final Path file;
    private final FlightRecorder recorder;

    StopsOfTheJvmTest(@TempDir Path folder) {
        this.file = folder.resolve("flight.json");
        this.recorder = new FlightRecorder(new RecorderSetting(file.toString(), EVERY_SECONDS, EVENTS), clock);
    }

    private static void collect() {
        System.gc();
    }

    /** Needs all threads to stand, and collects nothing. */
    private static void dumpThreads() {
        assertThat(ManagementFactory.getThreadMXBean().dumpAllThreads(true, true))
                .isNotEmpty();
    }

    @Test
    void everySafepointIsCountedAndToldOfAtItsTimeInTheFileOfAMissThatCameBefore() throws IOException {
        try (SafepointWatch watch = new SafepointWatch(clock, recorder)) {
            long begunNanos = clock.nanoTime();
            for (int i = 0; i < DUMPS; i++) {
                dumpThreads();
            }
            collect();
            double tookMillis = millisSince(begunNanos);
            recorder.missed("a test");
            assertThat(file).content().doesNotContain("safepoint");
            await(() -> read("safepoint").size() > DUMPS);
            SafepointWatch.Stops stops = watch.settled();

            List<JsonNode> told = read("safepoint");
            assertThat(stops.count()).isGreaterThanOrEqualTo(told.size());
            assertThat(stops.longestMillis()).isPositive().isLessThanOrEqualTo(stops.totalMillis());
            assertThat(stops.longestReachMillis()).isPositive().isLessThanOrEqualTo(stops.longestMillis());
            List<JsonNode> dumps = told.stream()
                    .filter(event -> event.path("text").asText().startsWith("ThreadDump,"))
                    .toList();
            assertThat(dumps).hasSize(DUMPS);
            assertThat(told)
                    .anyMatch(event ->
                            event.path("text").asText().matches(".*(Collect|GC|Full|Shenandoah|X|Z).*, [0-9.]+ ms.*"));
            assertThat(dumps).allSatisfy(event -> {
                assertThat(event.path("millisAgo").asDouble())
                        .isBetween(-CLOCKS_APART_MILLIS, tookMillis + CLOCKS_APART_MILLIS);
                assertThat(event.path("micros").asDouble()).isBetween(0.1, tookMillis * 1e3);
            });
        }
    }

    @Test
    void everyCollectionIsCountedAndToldOfUntilTheWatchCloses() {
        PauseWatch watch = new PauseWatch(recorder, clock);
        collect();
        await(() -> !collections().isEmpty());
        assertThat(watch.pauses().pauses()).isPositive();
        assertThat(watch.pauses().longestMillis())
                .isLessThanOrEqualTo(watch.pauses().totalMillis());
        assertThat(collections()).anyMatch(event -> event.path("text").asText().endsWith(", System.gc()"));
        watch.close();
        long before = watch.pauses().pauses();
        collect();
        PauseWatch later = new PauseWatch(recorder, clock);
        collect();
        await(() -> later.pauses().pauses() > 0);
        later.close();
        assertThat(watch.pauses().pauses()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "MarkSweepCompact,true",
        "G1 Young Generation,true",
        "G1 Concurrent GC,false",
        "ZGC Pauses,true",
        "ZGC Cycles,false",
        "Shenandoah Cycles,false"
    })
    void aCycleThatRunsBesideTheProgramIsNoPause(String collector, boolean stops) {
        assertThat(PauseWatch.stopsThreads(collector)).isEqualTo(stops);
    }

    private List<JsonNode> collections() {
        return events("collection", recorder.json("now"));
    }

    private List<JsonNode> read(String kind) {
        try {
            return events(kind, new ObjectMapper().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<JsonNode> events(String kind, JsonNode tree) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode event : tree.path("events")) {
            if (event.path("kind").asText().equals(kind)) {
                found.add(event);
            }
        }
        return found;
    }

    private double millisSince(long nanos) {
        return (clock.nanoTime() - nanos) / 1e6;
    }

    private void await(BooleanSupplier until) {
        long end = clock.nanoTime() + PATIENCE_NANOS;
        while (!until.getAsBoolean()) {
            assertThat(clock.nanoTime()).as("never heard of it").isLessThan(end);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}

package org.hillock.runtime.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.hillock.runtime.budget.LatencyBudget.Outcome;
import org.hillock.runtime.session.RecorderSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderTest {
    private static final long MS = 1_000_000;
    private final Path folder;
    private long nowNanos = 1000 * MS;

    FlightRecorderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private FlightRecorder recorder(String file) {
        return new FlightRecorder(new RecorderSetting(file, 10, 16), () -> nowNanos);
    }

    @Test
    void keepsTheLastEventsInOrderWithTheirStages() {
        FlightRecorder recorder = recorder("");
        for (int i = 0; i < 20; i++) {
            StageTimes times = new StageTimes(0, MS, 2 * MS, 5 * MS, OptionalLong.of(3 * MS), OptionalLong.of(6 * MS));
            recorder.decision(i, times, i == 19 ? Outcome.MISSED : Outcome.KEPT);
        }
        recorder.note(FlightRecorder.Kind.COLLECTION, 990 * MS, -1, 7 * MS, "Copy");
        JsonNode tree = recorder.json("test");
        assertThat(tree.path("noted").asLong()).isEqualTo(21);
        JsonNode events = tree.path("events");
        assertThat(events).hasSize(16);
        assertThat(events.get(0).path("sequence").asLong()).isEqualTo(5);
        JsonNode missed = events.get(14);
        assertThat(missed.path("kind").asText()).isEqualTo("missed");
        assertThat(missed.path("stageMicros").path("decision").asDouble()).isEqualTo(3000);
        assertThat(missed.path("stageMicros").path("compute").asDouble()).isEqualTo(3000);
        JsonNode pause = events.get(15);
        assertThat(pause.path("millisAgo").asDouble()).isEqualTo(10);
        assertThat(pause.path("micros").asDouble()).isEqualTo(7000);
        assertThat(pause.has("sequence")).isFalse();
    }

    @Test
    void countsOnlyWhatCouldBeWritten() {
        FlightRecorder recorder =
                recorder(folder.resolve("no such folder").resolve("flight.json").toString());
        recorder.missed("first");
        recorder.heardLater();
        assertThat(recorder.dumps()).isZero();
    }

    @Test
    void isWrittenDownAtMostOnceInItsInterval() {
        Path file = folder.resolve("flight.json");
        FlightRecorder recorder = recorder(file.toString());
        recorder.missed("first");
        nowNanos += 9_000 * MS;
        recorder.missed("second");
        assertThat(recorder.dumps()).isEqualTo(1);
        assertThat(file).content().contains("first").doesNotContain("second");
        nowNanos += 2_000 * MS;
        recorder.missed("third");
        assertThat(file).content().contains("third");
        assertThat(recorder.dumps()).isEqualTo(2);
    }

    @Test
    void survivesAFolderThatIsNotThere() {
        FlightRecorder recorder = recorder(folder.resolve("none/flight.json").toString());
        recorder.missed("miss");
        assertThat(Files.exists(folder.resolve("none"))).isFalse();
    }

    @Test
    void readsTheStealOfTheHost() {
        assertThat(HostSteal.parse("cpu  1 2 3 4 5 6 7 8 9 10\ncpu0 1 1 1 1 1 1 1 1\n"))
                .isEqualTo(80);
        assertThat(HostSteal.parse("")).isZero();
        assertThat(HostSteal.millis()).isNotNegative();
    }

    @Test
    void takesCyclesBesideTheProgramForNoPauses() {
        assertThat(PauseWatch.stopsThreads("ZGC Cycles")).isFalse();
        assertThat(PauseWatch.stopsThreads("ZGC Pauses")).isTrue();
        assertThat(PauseWatch.stopsThreads("G1 Young Generation")).isTrue();
    }
}

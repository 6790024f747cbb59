package org.hillock.acquisition.file.openbci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Collected;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenBciGuiFormatTest {
    private static Collected read(Path directory, List<String> rows) throws IOException {
        Collected read = Collected.of(GeneratedGui.write(directory, GeneratedGui.HEADER, rows));
        assertThat(read.failure()).isEmpty();
        return read;
    }

    private static List<Gap> exgGaps(Collected read) {
        List<Gap> gaps = read.eventsOf(Gap.class).stream()
                .filter(gap -> gap.streamId().equals("exg"))
                .toList();
        assertThat(read.eventsOf(Gap.class)).hasSize(2 * gaps.size());
        return gaps;
    }

    private static void assertGap(Gap gap, int lastFrame, int nextFrame) {
        assertThat(gap.fromNanos()).isEqualTo(lastFrame * 4_000_000L);
        assertThat(gap.toNanos()).isEqualTo(nextFrame * 4_000_000L);
        assertThat(gap.missingFrames()).isEqualTo(nextFrame - lastFrame - 1);
    }

    @Test
    void separatesBiopotentialsFromTheOtherInputs(@TempDir Path directory) throws IOException {
        Collected read = read(directory, GeneratedGui.rows(250));
        assertThat(read.streams()).extracting(StreamInfo::id).containsExactly("exg", "aux", "markers");
        StreamInfo aux = read.streams().get(1);
        assertThat(aux.montage().labels()).containsExactly("Accel Channel 0", "Digital Channel 0 (D11)");
        assertThat(aux.montage().channels().get(0).type()).isEqualTo(ChannelType.ACCELEROMETER);
        assertThat(read.track("exg").samples()).hasSize(500).startsWith(0f, 0.25f, 1f, 1.25f);
        assertThat(read.track("aux").samples()).hasSize(500).startsWith(0.5f, 0f, 0.5f, 1f);
        assertThat(read.markers()).extracting(Marker::label).containsOnly("3").hasSize(5);
        assertThat(read.markers().get(0).timeNanos()).isEqualTo(49 * 4_000_000L);
        assertThat(read.others()).hasSize(5);
    }

    @Test
    void tellsFramesThatTheSampleIndexMisses(@TempDir Path directory) throws IOException {
        List<String> rows = GeneratedGui.rows(400);
        rows.subList(250, 262).clear();
        Collected read = read(directory, rows);
        assertThat(exgGaps(read)).hasSize(1);
        assertGap(exgGaps(read).get(0), 249, 262);
        long[] times = read.track("exg").times();
        assertThat(times).hasSize(388);
        assertThat(times[250]).isEqualTo(262 * 4_000_000L);
        assertThat(read.track("aux").times()).isEqualTo(times);
    }

    @Test
    void countsWholeCyclesOfTheIndexByTheStamps(@TempDir Path directory) throws IOException {
        List<String> rows = GeneratedGui.rows(1500);
        rows.subList(100, 100 + 5 + 3 * 256).clear();
        Collected read = read(directory, rows);
        assertGap(exgGaps(read).get(0), 99, 100 + 5 + 3 * 256);
    }

    @Test
    void takesALateBatchForNoLoss(@TempDir Path directory) throws IOException {
        List<String> rows = new ArrayList<>();
        for (int f = 0; f < 300; f++) {
            rows.add(GeneratedGui.row(f >= 100 && f < 200 ? 900 : f < 100 ? f : 900 + f, f % 256));
        }
        Collected read = read(directory, rows);
        assertThat(exgGaps(read)).isEmpty();
        assertThat(read.track("exg").times()[299]).isEqualTo(299 * 4_000_000L);
    }

    @Test
    void tellsACounterThatStartsAgainWithoutALoss(@TempDir Path directory) throws IOException {
        List<String> rows = GeneratedGui.rows(50);
        for (int f = 50; f < 100; f++) {
            rows.add(GeneratedGui.row(f, f - 50));
        }
        Collected read = read(directory, rows);
        assertThat(exgGaps(read)).singleElement().satisfies(gap -> {
            assertThat(gap.missingFrames()).isZero();
            assertThat(gap.reason()).contains("from 49 to 0");
        });
        assertThat(read.track("exg").times()).hasSize(100).endsWith(99 * 4_000_000L);
    }

    @Test
    void skipsTornRowsAndTellsTheirLines(@TempDir Path directory) throws IOException {
        List<String> rows = GeneratedGui.rows(100);
        rows.set(20, "20, 12.5, x");
        rows.set(21, "\u0000\u0001garbage");
        rows.set(99, rows.get(99).substring(0, 20));
        Collected read = read(directory, rows);
        assertThat(exgGaps(read)).hasSize(2);
        assertGap(exgGaps(read).get(0), 19, 22);
        assertThat(exgGaps(read).get(0).reason()).contains("2 unreadable rows from line 26 on");
        assertGap(exgGaps(read).get(1), 98, 100);
        assertThat(exgGaps(read).get(1).reason()).contains("at the end, from line 105 on");
        assertThat(read.track("exg").times()).hasSize(97);
    }

    @Test
    void readsDecimalCommasWhereASpaceFollowsASeparator(@TempDir Path directory) throws IOException {
        List<String> rows = GeneratedGui.rows(60).stream()
                .map(row -> row.replace(",", ", ").replace(",  ", ", ").replaceAll("(\\d)\\.(\\d)", "$1,$2"))
                .toList();
        Collected read = read(directory, rows);
        assertThat(read.track("exg").samples()).hasSize(120).endsWith(59f, 59.25f);
        assertThat(read.markers()).hasSize(1);
    }

    @Test
    void readsDecimalCommasBetweenCommasOfWholeNumbers(@TempDir Path directory) throws IOException {
        for (String clock : List.of("$1,$2", "$1.$2")) {
            List<String> rows = GeneratedGui.rows(60).stream()
                    .map(row -> row.replaceAll("(\\d\\d)\\.(\\d\\d\\d)$", clock.equals("$1,$2") ? "$1,$2" : "$1;$2")
                            .replaceAll("(\\d)\\.(\\d)", "$1,$2")
                            .replace(';', '.'))
                    .toList();
            Collected read = read(directory, rows);
            assertThat(read.track("exg").samples()).hasSize(120).endsWith(59f, 59.25f);
            assertThat(read.track("aux").samples()).endsWith(0.5f, 1f);
        }
    }

    @Test
    void readsSecondsAndFractionsOfLaterVersions(@TempDir Path directory) throws IOException {
        String header = GeneratedGui.HEADER.replace("Not Used", "Other");
        List<String> rows = new ArrayList<>();
        for (int f = 0; f < 30; f++) {
            rows.add(String.format(
                    Locale.ROOT,
                    "%d.0, %.4f, -1.5, 0.5, 0.0, 1.0, %.6f, 0.0, 2021-05-05 12:00:00.%03d",
                    f,
                    f * 1e-3,
                    1_620_216_000 + f * 0.004,
                    f * 4));
        }
        Path file = GeneratedGui.write(directory, header, rows);
        try (Recording recording = Recordings.open(file)) {
            assertThat(recording.facts().startTime()).contains(LocalDateTime.of(2021, 5, 5, 12, 0));
        }
        Collected read = Collected.of(file);
        assertThat(read.track("exg").samples()).endsWith(0.029f, -1.5f);
        assertThat(read.others()).isEmpty();
    }

    @Test
    void countsByTwoWithTheDaisyModule(@TempDir Path directory) throws IOException {
        String header = GeneratedGui.HEADER.replace("CytonSerial", "CytonSerialDaisy");
        List<String> rows = new ArrayList<>();
        for (int f = 0; f < 300; f++) {
            if (f != 77) {
                rows.add(GeneratedGui.row(f, 2 * f % 256));
            }
        }
        Collected read = Collected.of(GeneratedGui.write(directory, header, rows));
        assertGap(exgGaps(read).get(0), 76, 78);
        assertThat(exgGaps(read)).hasSize(1);
    }

    @Test
    void readsTheRowsOfVersionFourThatHaveNoNames(@TempDir Path directory) throws IOException {
        String header = """
                %OpenBCI Raw EEG Data
                %
                %Sample Rate = 250.0 Hz
                %First Column = SampleIndex
                %Last Column = Timestamp
                """;
        List<String> rows = new ArrayList<>();
        for (int f = 0; f < 30; f++) {
            rows.add(f + ", 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, " + f + ".25, -0.026, 0.468, -0.062, 15:31:23.878");
        }
        Collected read = Collected.of(GeneratedGui.write(directory, header, rows));
        assertThat(read.failure()).isEmpty();
        assertThat(read.streams().get(0).channelCount()).isEqualTo(8);
        assertThat(read.track("exg").samples()).hasSize(240).endsWith(7.5f, 29.25f);
    }

    @Test
    void arrivesByTheStampsButNeverBeforeItsTime(@TempDir Path directory) throws IOException {
        List<Long> arrivals = new ArrayList<>();
        List<Long> lasts = new ArrayList<>();
        try (Recording recording = Recordings.open(GeneratedGui.write(directory))) {
            recording
                    .events()
                    .ofType(SampleChunk.class)
                    .doOnNext(chunk -> {
                        arrivals.add(chunk.arrivalNanos());
                        lasts.add(chunk.frameNanos()[chunk.frameCount() - 1]);
                        chunk.release();
                    })
                    .blockLast();
        }
        assertThat(arrivals).isSorted().hasSize(20);
        for (int i = 0; i < arrivals.size(); i++) {
            assertThat(arrivals.get(i)).isBetween(lasts.get(i), lasts.get(i) + 12_000_000);
        }
    }

    @Test
    void tellsTheLocalStartByTheFormattedTime(@TempDir Path directory) throws IOException {
        try (Recording recording = Recordings.open(GeneratedGui.write(directory))) {
            assertThat(recording.facts().startTime()).contains(LocalDateTime.of(2019, 5, 15, 12, 0));
            assertThat(recording.facts().properties()).containsEntry("board", "OpenBCI_GUI$BoardCytonSerial");
            assertThat(recording.facts().notes()).isEmpty();
        }
    }

    @Test
    void refusesARateThatIsNone(@TempDir Path directory) {
        assertThatThrownBy(() -> Recordings.open(GeneratedGui.write(
                        directory, GeneratedGui.HEADER.replace("250 Hz", "many"), GeneratedGui.rows(3))))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("'many'");
        assertThatThrownBy(() -> Recordings.open(GeneratedGui.write(directory, "%OpenBCI Raw EXG Data\n")))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("%Sample Rate = 250 Hz");
    }

    @Test
    void refusesRowsThatDoNotBelongToTheHeader(@TempDir Path directory) {
        assertThatThrownBy(() ->
                        Recordings.open(GeneratedGui.write(directory, GeneratedGui.HEADER + "1, 2, 3\n4, 5, 6\n")))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("line 6 and the following")
                .hasMessageContaining("no row with numbers in 9 columns");
    }

    @Test
    void readsAFileThatEndsAfterItsHeader(@TempDir Path directory) throws IOException {
        Path file = GeneratedGui.write(directory, GeneratedGui.HEADER);
        assertThat(Collected.of(file).tracks()).isEmpty();
        assertThat(Recordings.open(file).facts().notes())
                .singleElement()
                .asString()
                .contains("no frames");
    }
}

package org.hillock.acquisition.file.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Collected;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFormatTest {
    private static final String PLAIN = "{\"rateHz\": 10, \"channels\": [{\"column\": \"x\"}]}";
    private static final String STAMPED = "{\"rateHz\": 10, \"time\": {\"column\": \"t\", \"stamps\": \"%s\"},"
            + " \"channels\": [{\"column\": \"x\"}]}";

    private static Collected sound(Path file) {
        Collected read = Collected.of(file);
        assertThat(read.failure()).isEmpty();
        return read;
    }

    @Test
    void readsTheColumnsThatTheDescriptionNames(@TempDir Path directory) throws IOException {
        Collected read = sound(GeneratedTable.write(directory));
        assertThat(read.streams().get(0).name()).isEqualTo("bench");
        assertThat(read.streams().get(0).montage().channels())
                .containsExactly(Channel.eeg("C3"), Channel.of("light", ChannelType.AUX, "lx"));
        float[] samples = read.track("signal").samples();
        assertThat(samples).hasSize(400).startsWith(1.25f, 0f, 1.75f, -1f);
        assertThat(read.track("signal").times()).hasSize(200).endsWith(1_990_000_000L);
        assertThat(read.markers())
                .extracting(m -> m.label() + "@" + m.timeNanos() / 10_000_000)
                .startsWith("cue 7@19", "go@25", "cue 7@39", "cue 7@59", "go@75", "cue 7@79")
                .hasSize(14);
    }

    @Test
    void takesTheDescriptionOfTheDirectory(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("columns.json"), PLAIN);
        Collected read = sound(GeneratedTable.writeAlone(directory, "x\n1\n2\n"));
        assertThat(read.track("signal").samples()).containsExactly(1f, 2f);
    }

    @Test
    void readsAMuseRecordingWithoutADescription(@TempDir Path directory) throws IOException {
        Collected read = sound(GeneratedTable.writeAlone(directory, GeneratedTable.muse(512)));
        assertThat(read.streams().get(0).montage().labels()).containsExactly("TP9", "AF7", "AF8", "TP10", "Right AUX");
        assertThat(read.track("signal").times()).hasSize(512).endsWith(Math.round(511 / 256.0 * 1e9));
        assertThat(read.markers()).extracting(Marker::label).containsExactly("1", "2", "1", "2", "1");
        assertThat(read.markers().get(1).timeNanos()).isEqualTo(Math.round(150 / 256.0 * 1e9));
        assertThat(read.others()).hasSize(5);
    }

    @Test
    void keepsSeveralMarkerColumnsOfAMuseApart(@TempDir Path directory) throws IOException {
        String table = "timestamps,TP9,AF7,AF8,TP10,Marker0,Marker1\n1.0,1,2,3,4,0,5\n1.004,1,2,3,4,2,0\n";
        assertThat(sound(GeneratedTable.writeAlone(directory, table)).markers())
                .extracting(Marker::label)
                .containsExactly("Marker1=5", "Marker0=2");
    }

    @Test
    void tellsALossByAJumpOfTheStamps(@TempDir Path directory) throws IOException {
        String table = "t,x\n5.0,1\n5.1,2\n5.6,3\n5.7,4\n";
        Collected read = sound(GeneratedTable.write(directory, table, STAMPED.formatted("regular")));
        assertThat(read.eventsOf(Gap.class)).singleElement().satisfies(gap -> {
            assertThat(gap.missingFrames()).isEqualTo(4);
            assertThat(gap.reason()).contains("line 4");
        });
        assertThat(read.track("signal").times()).containsExactly(0, 100_000_000L, 600_000_000L, 700_000_000L);
    }

    @Test
    void tellsAClockResetByAStepBack(@TempDir Path directory) throws IOException {
        String table = "t,x\n5.0,1\n5.1,2\n1.0,3\n1.1,4\n";
        for (String stamps : new String[] {"regular", "recorded"}) {
            Collected read = sound(GeneratedTable.write(directory, table, STAMPED.formatted(stamps)));
            assertThat(read.eventsOf(ClockReset.class))
                    .containsExactly(new ClockReset("signal", 100_000_000L, -4_000_000_000L, 100_000_000L));
            assertThat(read.track("signal").times()).containsExactly(0, 100_000_000L, -4_000_000_000L, -3_900_000_000L);
        }
    }

    @Test
    void keepsRecordedStampsToTheNanosecond(@TempDir Path directory) throws IOException {
        String table = "t,x\n1486223115.483000001,1\n1486223115.570000004,2\n1486223115.569,3\n";
        Collected read = sound(GeneratedTable.write(directory, table, STAMPED.formatted("recorded")));
        assertThat(read.track("signal").times()).containsExactly(0, 87_000_003L, 87_000_003L);
    }

    @Test
    void givesNanForMissingValues(@TempDir Path directory) throws IOException {
        Collected read = sound(GeneratedTable.write(directory, "y,x\n1,\n2,nan\n3,4\n", PLAIN));
        assertThat(read.track("signal").samples()).containsExactly(Float.NaN, Float.NaN, 4f);
    }

    @Test
    void leavesOutALastLineThatWasCut(@TempDir Path directory) throws IOException {
        Collected read = sound(GeneratedTable.write(directory, "x,y\n1,1\n2,2\n3", PLAIN));
        assertThat(read.track("signal").samples()).containsExactly(1f, 2f);
        assertThat(read.eventsOf(Gap.class)).singleElement().satisfies(gap -> {
            assertThat(gap.missingFrames()).isEqualTo(1);
            assertThat(gap.reason()).isEqualTo("line 4, the last, is cut");
        });
    }

    @Test
    void failsAtADamagedLineAfterEverythingBeforeIt(@TempDir Path directory) throws IOException {
        Collected read = Collected.of(GeneratedTable.write(directory, "x,y\n1,1\n2,2\n3;3\n4,4\n", PLAIN));
        assertThat(read.track("signal").samples()).containsExactly(1f, 2f);
        assertThat(read.failure().orElseThrow())
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("line 4: read 1 fields in '3;3', expected 2");
        Collected word = Collected.of(GeneratedTable.write(directory, "x,y\n1,1\nab,2\n3,3\n", PLAIN));
        assertThat(word.failure().orElseThrow())
                .hasMessageContaining("line 3, field 1: read 'ab', expected a number for column 'x'");
    }

    @Test
    void refusesATableThatNothingDescribes(@TempDir Path directory) {
        assertThatThrownBy(() -> Recordings.open(GeneratedTable.writeAlone(directory, "a,b\n1,2\n")))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("line 1: read 'a,b'")
                .hasMessageContaining(".csv.json or columns.json");
    }

    @Test
    void namesTheNearestColumn(@TempDir Path directory) {
        String description = "{\"rateHz\": 10, \"channels\": [{\"column\": \"chanel1\"}]}";
        assertThatThrownBy(
                        () -> Recordings.open(GeneratedTable.write(directory, "channel1,channel2\n1,2\n", description)))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("read the columns channel1, channel2, expected column 'chanel1'")
                .hasMessageContaining("perhaps 'channel1'")
                .hasMessageContaining("$.channels[0].column");
    }

    @Test
    void readsWideTablesWithoutNames(@TempDir Path directory) throws IOException {
        String row = IntStream.range(0, 500).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        String description = "{\"rateHz\": 10, \"headerLines\": 0, \"separator\": \"space\","
                + " \"channels\": [{\"column\": 500}]}";
        Collected read = sound(GeneratedTable.write(directory, row + "\n" + row + "\n", description));
        assertThat(read.track("signal").samples()).containsExactly(499f, 499f);
    }

    @Test
    void readsATableThatEndsAfterItsHeader(@TempDir Path directory) throws IOException {
        Path file = GeneratedTable.write(directory, "x,y\n", PLAIN);
        assertThat(sound(file).tracks()).isEmpty();
        assertThat(Recordings.open(file).facts().notes())
                .singleElement()
                .asString()
                .contains("no frames");
    }
}

package org.hillock.acquisition.file.brainvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Heard;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrainVisionReadingTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static VisionRecordingFiles twoChannels() {
        return new VisionRecordingFiles()
                .channel("C3,,0.5,\u00b5V")
                .channel("C4,,0.5,\u00b5V")
                .marker("New Segment,,1,1,0,20131113161403794232")
                .marker("Stimulus,S  2,101,3,0");
    }

    @ParameterizedTest
    @CsvSource({
        "INT_16, MULTIPLEXED, 0.5",
        "INT_16, VECTORIZED, 0.5",
        "INT_32, MULTIPLEXED, 50000",
        "INT_32, VECTORIZED, 50000",
        "IEEE_FLOAT_32, MULTIPLEXED, 0.25",
        "IEEE_FLOAT_32, VECTORIZED, 0.25"
    })
    void readsEveryFormatInBothOrientations(NumberFormat numbers, String orientation, float scale) {
        VisionRecordingFiles files = twoChannels().storing(numbers, orientation).frames(700, "1000");
        assertHolds(Heard.of(Recordings.open(files.write(folder))), 700, scale);
        assertHolds(Heard.of(Recordings.open(files.bigEndian().write(folder))), 700, scale);
    }

    private static void assertHolds(Heard heard, int frames, float scale) {
        assertThat(heard.frames("signals")).hasSize(frames);
        for (int c = 0; c < 2; c++) {
            float[] channel = heard.channel("signals", c);
            for (int f = 0; f < frames; f++) {
                assertThat(channel[f]).isEqualTo(VisionRecordingFiles.value(f, c) * scale);
            }
        }
        assertThat(heard.stamps("signals").get(699)).isEqualTo(699_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test.vhdr", "test.vmrk", "test.eeg"})
    void opensTheRecordingByAnyOfItsFiles(String name) {
        twoChannels().write(folder);
        try (Recording recording = Recordings.open(folder.resolve(name))) {
            assertThat(recording.facts().format()).isEqualTo("BrainVision");
            assertThat(recording.streams().get(0).montage().labels()).containsExactly("C3", "C4");
        }
    }

    @Test
    void findsAHeaderOfAnotherNameThatNamesTheDataFile() throws IOException {
        Path header = twoChannels().partners("test.eeg", "test.vmrk").write(folder);
        Files.move(header, folder.resolve("renamed.vhdr"));
        assertThat(Heard.of(Recordings.open(folder.resolve("test.eeg"))).frames("signals"))
                .hasSize(250);
    }

    @Test
    void givesMarkersTheirTimesAndTheFirstSegmentsDateAsStart() {
        Recording recording =
                Recordings.open(twoChannels().marker("Comment,a\\1b,5,0,2").write(folder));
        assertThat(recording.facts().startTime()).contains(LocalDateTime.of(2013, 11, 13, 16, 14, 3, 794_232_000));
        assertThat(Heard.of(recording).markers())
                .extracting(Marker::label, Marker::timeNanos, Marker::durationNanos)
                .containsExactly(
                        tuple("New Segment", 0L, 4_000_000L),
                        tuple("Comment/a,b", 16_000_000L, 0L),
                        tuple("Stimulus/S  2", 400_000_000L, 12_000_000L));
    }

    @Test
    void readsUnitsLabelsAndReferencesInBothEncodings() {
        for (boolean latin1 : new boolean[] {true, false}) {
            VisionRecordingFiles files = new VisionRecordingFiles()
                    .channel("C3,FCz,0.5,\u00b5V")
                    .channel("\u00d6hr,,2,mV")
                    .channel("a\\1b,,,")
                    .channel("GSR,,1,\u00b5S");
            Path header = (latin1 ? files.latin1() : files).write(folder);
            Recording recording = Recordings.open(header);
            assertThat(recording.streams().get(0).montage().channels())
                    .extracting(Channel::label, Channel::unit)
                    .containsExactly(
                            tuple("C3", "uV"), tuple("\u00d6hr", "uV"), tuple("a,b", "uV"), tuple("GSR", "uS"));
            assertThat(recording.streams().get(0).properties()).containsEntry("reference", "FCz");
            assertThat(Heard.of(recording).frames("signals").get(0))
                    .containsExactly(-1500 * 0.5f, -500 * 2000f, 500f, -1500f);
        }
    }

    @Test
    void readsElectrodePlacesFromTheirAngles() {
        Path header = twoChannels()
                .common("\r\n[Coordinates]\r\nCh1=1,90,0\r\nCh2=0,0,0")
                .write(folder);
        Recording recording = Recordings.open(header);
        Position right = recording
                .streams()
                .get(0)
                .montage()
                .channels()
                .get(0)
                .position()
                .orElseThrow();
        assertThat(right.distanceTo(new Position(1, 0, 0))).isLessThan(1e-12);
        recording.close();
    }

    @Test
    void refusesAMissingDataOrMarkerFile() throws IOException {
        Path header = twoChannels().write(folder);
        Files.delete(folder.resolve("test.vmrk"));
        assertThatThrownBy(() -> Recordings.open(header))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("the marker file 'test.vmrk', which is not there");
        twoChannels().partners("other.eeg", "").write(folder);
        assertThatThrownBy(() -> Recordings.open(header))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("the data file 'other.eeg', which is not there");
    }

    @Test
    void notesAMarkerFileThatBelongsToAnotherDataFile() throws IOException {
        Path header = twoChannels().write(folder);
        Path markers = folder.resolve("test.vmrk");
        Files.writeString(markers, Files.readString(markers).replace("$b.eeg", "before.eeg"));
        try (Recording recording = Recordings.open(header)) {
            assertThat(recording.facts().notes()).singleElement().asString().contains("belongs to 'before.eeg'");
        }
    }

    @Test
    void refusesADataFileThatNoHeaderNames() throws IOException {
        Path orphan = Files.write(folder.resolve("orphan.eeg"), new byte[100]);
        assertThatThrownBy(() -> Recordings.open(orphan))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("its header orphan.vhdr");
    }

    @Test
    void refusesAMarkerFileThatIsNone() throws IOException {
        Path header = twoChannels().write(folder);
        Files.writeString(folder.resolve("test.vmrk"), "something else", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Recordings.open(header))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("Marker File");
    }

    @ParameterizedTest
    @CsvSource({
        "DataFormat=BINARY, DataFormat=ASCII, only binary data are read",
        "NumberOfChannels=2, NumberOfChannels=0, NumberOfChannels '0'",
        "NumberOfChannels=2, NumberOfChannels=3, no 'Ch3'",
        "SamplingInterval=4000, SamplingInterval=soon, SamplingInterval 'soon'",
        "BinaryFormat=INT_16, BinaryFormat=INT_12, 'INT_12'",
        "DataOrientation=MULTIPLEXED, DataOrientation=SIDEWAYS, DataOrientation=SIDEWAYS",
        "'C3,,0.5', 'C3,,half', the resolution of Ch1 'half'"
    })
    void refusesAHeaderItCannotFollow(String sound, String wrong, String told) throws IOException {
        Path header = twoChannels().write(folder);
        Files.writeString(header, Files.readString(header).replace(sound, wrong));
        assertThatThrownBy(() -> Recordings.open(header))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining(told);
    }

    @Test
    void deliversTheWholeFramesOfATruncatedFileWithANote() throws IOException {
        Path header = twoChannels().common("DataPoints=250").write(folder);
        Path data = folder.resolve("test.eeg");
        Files.write(data, Arrays.copyOf(Files.readAllBytes(data), 401));
        Recording recording = Recordings.open(header);
        assertThat(recording.facts().notes())
                .anyMatch(note -> note.contains("declares 250 frames"))
                .anyMatch(note -> note.contains("last 1 bytes"));
        assertThat(Heard.of(recording).frames("signals")).hasSize(100);
    }

    @Test
    void refusesATruncatedFileThatHoldsChannelAfterChannel() throws IOException {
        Path header = twoChannels()
                .storing(NumberFormat.INT_16, "VECTORIZED")
                .common("DataPoints=250")
                .write(folder);
        Path data = folder.resolve("test.eeg");
        Files.write(data, Arrays.copyOf(Files.readAllBytes(data), 400));
        assertThatThrownBy(() -> Recordings.open(header))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("250 frames of 4 bytes");
    }
}

package org.hillock.acquisition.file.edf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdfReadingTest {
    private static final String[] RAW = {"-8388608", "8388607", "-8388608", "8388607"};
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Recording open(EdfFile file) {
        return Recordings.open(file.write(folder, "test.edf"));
    }

    private Recording open(byte[] bytes) throws IOException {
        return Recordings.open(Files.write(folder.resolve("test.edf"), bytes));
    }

    @Test
    void scalesEachVoltageToMicrovoltsAndLeavesOtherUnits() {
        Recording recording = open(EdfFile.edf()
                .records(1, "1")
                .signal("A", "V", 10, i -> 10)
                .signal("B", "mV", 10, i -> 10)
                .signal("C", "uV", 10, i -> 10)
                .signal("D", "nV", 10, i -> 10)
                .signal("Temp rectal", "degC", 10, i -> 10)
                .signal(
                        "E".getBytes(StandardCharsets.UTF_8),
                        "\u00b5V",
                        new String[] {"-100", "100", "-1000", "1000"},
                        10,
                        i -> -10));
        StreamInfo stream = recording.streams().get(0);
        assertThat(stream.montage().channels())
                .extracting(Channel::unit)
                .containsExactly("uV", "uV", "uV", "uV", "degC", "uV");
        assertThat(Heard.of(recording).frames("signals").get(0)).containsExactly(1e6f, 1e3f, 1f, 1e-3f, 1f, -1f);
    }

    @Test
    void givesTheStartAndTheFactsOfTheHeader() {
        Recording recording = open(EdfFile.edf().signal("C3", "uV", 10, i -> 0));
        assertThat(recording.facts().format()).isEqualTo("EDF");
        assertThat(recording.facts().startTime()).contains(LocalDateTime.of(2024, 3, 2, 10, 11, 12));
        assertThat(recording.facts().notes()).isEmpty();
        assertThat(recording.facts().properties()).containsEntry("patient", "X X X X");
        assertThat(recording.streams().get(0).properties()).containsEntry("filter", "HP:0.1Hz");
    }

    @Test
    void makesAStreamOfEachRateAndSaysSo() {
        Recording recording = open(EdfFile.edf()
                .records(2, "2")
                .signal("C3", "uV", 500, i -> i)
                .signal("Resp", "", 25, i -> i)
                .signal("C4", "uV", 500, i -> i));
        assertThat(recording.streams()).extracting(StreamInfo::id).containsExactly("signals-250Hz", "signals-12.5Hz");
        assertThat(recording.streams().get(0).montage().labels()).containsExactly("C3", "C4");
        assertThat(recording.facts().notes()).anyMatch(note -> note.contains("250 Hz, 12.5 Hz"));
        Heard heard = Heard.of(recording);
        assertThat(heard.frames("signals-250Hz")).hasSize(1000);
        assertThat(heard.stamps("signals-12.5Hz")).hasSize(50).contains(0L, 80_000_000L, 3_920_000_000L);
        assertThat(heard.channel("signals-12.5Hz", 0)[49]).isEqualTo(4.9f, within(1e-5f));
    }

    @Test
    void readsAnnotationsOfSeveralSignalsWithDurationAndUnicode() {
        Heard heard = Heard.of(open(EdfFile.edf()
                .reserved("EDF+C")
                .records(2, "1")
                .signal("C3", "uV", 10, i -> i)
                .annotations(30, r -> "+" + r + "~~|" + (r == 0 ? "+0.5^1.25~a~b~|-0.5~before~|" : ""))
                .annotations(30, r -> r == 0 ? "+1.2~\u4e2d\u6587~|" : "")));
        assertThat(heard.markers())
                .extracting(Marker::label, Marker::timeNanos, Marker::durationNanos)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("before", -SECOND / 2, 0L),
                        org.assertj.core.groups.Tuple.tuple("a", SECOND / 2, 1_250_000_000L),
                        org.assertj.core.groups.Tuple.tuple("b", SECOND / 2, 1_250_000_000L),
                        org.assertj.core.groups.Tuple.tuple("\u4e2d\u6587", 1_200_000_000L, 0L));
        assertThat(heard.markers())
                .allSatisfy(marker -> assertThat(marker.arrivalNanos()).isEqualTo(marker.timeNanos()));
    }

    @Test
    void deliversAnAnnotationThatStandsTooLateWhenItIsRead() {
        Heard heard = Heard.of(open(EdfFile.edf()
                .reserved("EDF+C")
                .records(2, "1")
                .signal("C3", "uV", 10, i -> i)
                .annotations(30, r -> "+" + r + "~~|" + (r == 1 ? "+0.2~late~|" : ""))));
        assertThat(heard.markers()).containsExactly(new Marker("markers", 200_000_000L, 900_000_000L, "late", 0));
    }

    @Test
    void putsTheFirstFrameAtTheSubsecondStartOfItsRecord() {
        Recording recording = open(EdfFile.edf()
                .reserved("EDF+C")
                .records(2, "1")
                .signal("C3", "uV", 10, i -> i)
                .annotations(30, r -> "+" + r + ".3945312~~|+0.5~cue~|"));
        assertThat(recording.facts().notes()).anyMatch(note -> note.contains("0.3945312 s"));
        Heard heard = Heard.of(recording);
        assertThat(heard.stamps("signals").get(0)).isEqualTo(394_531_200L);
        assertThat(heard.stamps("signals").get(10)).isEqualTo(1_394_531_200L);
        assertThat(heard.markers().get(0).timeNanos()).isEqualTo(SECOND / 2);
    }

    @Test
    void tellsTheGapsOfADiscontinuousFile() {
        Heard heard = Heard.of(open(EdfFile.edf()
                .reserved("EDF+D")
                .records(3, "1")
                .signal("C3", "uV", 10, i -> i)
                .annotations(30, r -> "+" + (r == 2 ? "7.5" : r) + "~~|")));
        assertThat(heard.stamps("signals").get(20)).isEqualTo(7_500_000_000L);
        assertThat(heard.others()).singleElement().isInstanceOfSatisfying(Gap.class, gap -> {
            assertThat(gap.fromNanos()).isEqualTo(1_900_000_000L);
            assertThat(gap.toNanos()).isEqualTo(7_500_000_000L);
            assertThat(gap.missingFrames()).isEqualTo(55);
        });
    }

    @Test
    void tellsARecordThatBeginsBeforeTheLastOneEnded() {
        Heard heard = Heard.of(open(EdfFile.edf()
                .reserved("EDF+D")
                .records(2, "1")
                .signal("C3", "uV", 10, i -> i)
                .annotations(30, r -> "+" + (r == 0 ? 5 : 1) + "~~|")));
        assertThat(heard.others())
                .contains(new ClockReset("signals", 5_900_000_000L, SECOND, SECOND))
                .hasOnlyElementsOfType(ClockReset.class);
    }

    @Test
    void readsStatusWordsWithoutSignAndTheirTriggersAsMarkers() {
        int[] words = {0xff0000, 0xff0000, 0xff8001, 0xff8001, 0x7f8001, 0x7f0000, 0x7f0007, 0x000008, 0, 0};
        Recording recording = open(EdfFile.bdf()
                .records(1, "1")
                .signal("C3", "uV", RAW, 10, i -> -8388608)
                .signal("Status", "Boolean", RAW, 10, i -> words[i]));
        assertThat(recording.facts().format()).isEqualTo("BDF");
        assertThat(recording.streams().get(0).montage().channels().get(1).type())
                .isEqualTo(ChannelType.TRIGGER);
        Heard heard = Heard.of(recording);
        assertThat(heard.channel("signals", 0)).containsOnly(-8388608f);
        float[] expected = new float[10];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = words[i];
        }
        assertThat(heard.channel("signals", 1)).containsExactly(expected);
        assertThat(heard.markers())
                .extracting(Marker::label, Marker::timeNanos)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("32769", 200_000_000L),
                        org.assertj.core.groups.Tuple.tuple("7", 600_000_000L),
                        org.assertj.core.groups.Tuple.tuple("8", 700_000_000L));
    }

    @Test
    void keepsDuplicateLabelsAndNotesThem() {
        Recording recording =
                open(EdfFile.edf().signal("EEG F1-Ref", "uV", 10, i -> 1).signal("EEG F1-Ref", "uV", 10, i -> 2));
        assertThat(recording.streams().get(0).montage().labels()).containsExactly("F1-Ref", "F1-Ref");
        assertThat(recording.facts().notes()).anyMatch(note -> note.contains("More than one signal is labelled"));
    }

    @Test
    void readsLabelsInUtf8AndLatin1() {
        String[] scale = {"-100", "100", "-1000", "1000"};
        Recording recording = open(EdfFile.edf()
                .signal("\u00d6hr".getBytes(StandardCharsets.UTF_8), "uV", scale, 10, i -> 1)
                .signal("\u00d6hr2".getBytes(StandardCharsets.ISO_8859_1), "uV", scale, 10, i -> 2));
        assertThat(recording.streams().get(0).montage().labels()).containsExactly("\u00d6hr", "\u00d6hr2");
    }

    @Test
    void countsTheRecordsItselfWhileTheHeaderLeavesThemOpen() {
        Recording recording = open(EdfFile.edf().declaring("-1").records(4, "1").signal("C3", "uV", 10, i -> i));
        assertThat(recording.facts().notes()).singleElement().asString().contains("-1");
        assertThat(Heard.of(recording).frames("signals")).hasSize(40);
    }

    @Test
    void deliversTheWholeRecordsOfATruncatedFileWithANote() throws IOException {
        byte[] whole =
                EdfFile.edf().records(4, "1").signal("C3", "uV", 10, i -> i).bytes();
        Recording recording = open(Arrays.copyOf(whole, whole.length - 7));
        assertThat(recording.facts().notes())
                .anyMatch(note -> note.contains("declares 4 records"))
                .anyMatch(note -> note.contains("The last 13 bytes"));
        assertThat(Heard.of(recording).frames("signals")).hasSize(30);
    }

    @Test
    void refusesAHeaderThatDeclaresARecordTheFileCannotHold() {
        assertThatThrownBy(
                        () -> open(EdfFile.edf().records(0, "1").declaring("5").signal("C3", "uV", 90000, i -> i)))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("5 records of 180000 bytes");
    }

    @Test
    void refusesAHeaderWhoseSizeDoesNotFitItsSignals() {
        assertThatThrownBy(() -> open(EdfFile.edf().declaringHeaderBytes("768").signal("C3", "uV", 10, i -> i)))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("byte 184")
                .hasMessageContaining("512 bytes");
    }

    @Test
    void refusesSamplesInARecordWithoutDuration() {
        assertThatThrownBy(() -> open(EdfFile.edf().records(2, "0").signal("C3", "uV", 10, i -> i)))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("0 s");
    }

    @Test
    void refusesAFieldThatIsNoNumber() {
        assertThatThrownBy(() ->
                        open(EdfFile.edf().signal("C3", "uV", new String[] {"low", "1", "-1", "1"}, 10, i -> i)))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("'low'")
                .hasMessageContaining("physical minimum of signal 1 ('C3')");
    }

    @Test
    void keepsStoredNumbersWhereTheHeaderGivesNoScale() {
        Recording recording = open(EdfFile.edf().signal("C3", "uV", new String[] {"0", "0", "-1", "1"}, 10, i -> 7));
        assertThat(recording.facts().notes()).anyMatch(note -> note.contains("no scale"));
        assertThat(Heard.of(recording).frames("signals").get(0)).containsExactly(7f);
    }

    @Test
    void saysThatTheStartIsNoDate() {
        Recording recording = open(EdfFile.edf().start("xx.xx.xx", "00.00.00").signal("C3", "uV", 10, i -> 7));
        assertThat(recording.facts().startTime()).isEmpty();
        assertThat(recording.facts().notes()).anyMatch(note -> note.contains("no date"));
    }

    @Test
    void refusesAFileWhoseLineEndingsWereConverted() throws IOException {
        byte[] sound = EdfFile.edf()
                .records(20, "1")
                .signal("C3", "uV", 200, i -> i * 7919 % 2000)
                .bytes();
        java.io.ByteArrayOutputStream damaged = new java.io.ByteArrayOutputStream();
        for (byte b : sound) {
            if (b == '\n') {
                damaged.write('\r');
            }
            damaged.write(b);
        }
        assertThatThrownBy(() -> open(Arrays.copyOf(damaged.toByteArray(), sound.length)))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("0x0D0A of each byte 0x0A");
    }

    @Test
    void acceptsASignalThatIsConstantlyTheBytesOfALineEnding() {
        Heard heard = Heard.of(open(EdfFile.edf().signal("C3", "uV", 200, i -> 0x0a0d)));
        assertThat(heard.frames("signals")).hasSize(600);
    }

    @Test
    void deliversWhatIsReadableBeforeADamagedRecordAndThenFails() {
        Recording recording = open(EdfFile.edf()
                .reserved("EDF+C")
                .records(4, "1")
                .signal("C3", "uV", 10, i -> i)
                .annotations(30, r -> r == 2 ? "garbage" : "+" + r + "~~|+9~far ahead~|"));
        Heard heard = Heard.nothing();
        assertThatThrownBy(() -> recording.events().doOnNext(heard::take).blockLast())
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("the start of record 2");
        assertThat(heard.frames("signals")).hasSize(20);
        assertThat(heard.markers()).hasSize(2);
    }

    @Test
    void refusesASecondSubscriber() {
        Recording recording = open(EdfFile.edf().signal("C3", "uV", 10, i -> 7));
        recording.events().blockLast();
        assertThatThrownBy(() -> recording.events().blockLast())
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("second time");
    }
}

package org.hillock.acquisition.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.IndependentReader;
import org.hillock.acquisition.SignalDigest;
import org.hillock.acquisition.TestData;
import org.hillock.acquisition.file.Collected;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.file.xdf.XdfStreamHeader;
import org.hillock.acquisition.file.xdf.XdfStreamWriter;
import org.hillock.acquisition.file.xdf.XdfWriter;
import org.hillock.acquisition.file.xdf.XdfWriterSettings;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EdfPlusExportTest {
    private static final String SCRIPT = "/org/hillock/acquisition/independent/mne_facts.py";

    @ParameterizedTest
    @EnumSource(EdfKind.class)
    void keepsValuesWithinHalfAStepAndMarkersInPlace(EdfKind kind, @TempDir Path folder) throws IOException {
        Path source = TestData.require("eegmmidb").resolve("S001R04.edf");
        Path out = folder.resolve("out" + kind.suffix());
        ExportReport report = EdfPlusExport.write(source, out, kind, ExportSettings.defaults());
        EdfRules.check(out);
        Collected before = Collected.of(source);
        Collected after = Collected.of(out);
        StreamInfo stream = after.streams().get(0);
        assertThat(stream.montage().labels())
                .isEqualTo(before.streams().get(0).montage().labels());
        float[] expected = before.track(before.streams().get(0).id()).samples();
        float[] read = after.track(stream.id()).samples();
        assertThat(report.frames() * report.channels()).isEqualTo(expected.length);
        double farthest = 0;
        for (int i = 0; i < expected.length; i++) {
            farthest = Math.max(farthest, Math.abs((double) read[i] - expected[i]));
        }
        assertThat(farthest).isLessThan(report.coarsestStep() / 2 + 1e-4);
        assertThat(report.clippedValues()).isZero();
        assertThat(report.coarsestStep()).isLessThan(kind == EdfKind.BDF_PLUS ? 1e-4 : 0.02);
        assertThat(read).hasSize(expected.length + (int) report.paddedFrames() * report.channels());
        List<Marker> markers = after.markers();
        assertThat(markers).hasSameSizeAs(before.markers()).hasSize(report.annotations());
        for (int m = 0; m < markers.size(); m++) {
            assertThat(markers.get(m).label()).isEqualTo(before.markers().get(m).label());
            assertThat((double) markers.get(m).timeNanos())
                    .isCloseTo((double) before.markers().get(m).timeNanos(), within(2000.0));
            assertThat((double) markers.get(m).durationNanos())
                    .isCloseTo((double) before.markers().get(m).durationNanos(), within(2000.0));
        }
    }

    @Test
    void isReadAlikeByMne(@TempDir Path folder) {
        Path source = TestData.require("eegmmidb").resolve("S001R04.edf");
        List<Path> files = new ArrayList<>();
        for (EdfKind kind : EdfKind.values()) {
            Path out = folder.resolve("out" + kind.suffix());
            EdfPlusExport.write(source, out, kind, ExportSettings.defaults());
            files.add(out);
        }
        JsonNode facts = IndependentReader.read("mne", SCRIPT, files);
        for (int f = 0; f < files.size(); f++) {
            SignalDigest.of(Recordings.open(files.get(f))).assertMatches(facts.get(f));
        }
    }

    @Test
    void fillsGapsAndSaysSo(@TempDir Path folder) throws IOException {
        Path source = TestData.require("xdf").resolve("clock_resets.xdf");
        Path out = folder.resolve("out.bdf");
        ExportReport report = EdfPlusExport.write(source, out, EdfKind.BDF_PLUS, ExportSettings.defaults());
        EdfRules.check(out);
        assertThat(report.frames()).isEqualTo(27_815);
        assertThat(report.filledFrames() / report.rateHz()).isCloseTo(274, within(1.0));
        Collected after = Collected.of(out);
        assertThat(after.markers()).hasSize(report.annotations());
        Marker gap = after.markers().stream()
                .filter(marker -> marker.label().startsWith("gap: "))
                .findFirst()
                .orElseThrow();
        assertThat(gap.durationNanos() / 1e9).isCloseTo(274, within(1.0));
        // Samples right before and behind the gap stay where the annotation says.
        Collected before = Collected.of(source);
        float[] expected =
                before.track(before.tracks().keySet().iterator().next()).samples();
        float[] read = after.track(after.streams().get(0).id()).samples();
        int channels = report.channels();
        int first = (int) Math.round(gap.timeNanos() / 1e9 * report.rateHz());
        int behind = first + (int) report.filledFrames();
        assertThat((double) read[(first - 1) * channels])
                .isCloseTo(expected[(first - 1) * channels], within(report.coarsestStep()));
        assertThat((double) read[behind * channels])
                .isCloseTo(expected[first * channels], within(report.coarsestStep()));
    }

    @Test
    void clipsOnlyWhatAStatedRangeLeavesOutAndCountsIt(@TempDir Path folder) throws IOException {
        float[] values = {0, 1, -3, 99, 101, -250, Float.NaN, Float.POSITIVE_INFINITY, 5, 5};
        Path source = recorded(folder, values, 10);
        Path out = folder.resolve("out.edf");
        ExportSettings settings = ExportSettings.defaults().withRange(100);
        ExportReport report = EdfPlusExport.write(source, out, EdfKind.EDF_PLUS, settings);
        EdfRules.check(out);
        assertThat(report.clippedValues()).isEqualTo(2);
        assertThat(report.nonFiniteValues()).isEqualTo(2);
        float[] read =
                Collected.of(out).track(Collected.of(out).streams().get(0).id()).samples();
        float[] expected = {0, 1, -3, 99, 100, -100, 0, 0, 5, 5};
        for (int i = 0; i < expected.length; i++) {
            assertThat(read[i]).isCloseTo(expected[i], within(0.002f));
        }
    }

    @Test
    void writesFlatAndEmptyChannelsWithARangeThatIsNotEmpty(@TempDir Path folder) throws IOException {
        for (float value : new float[] {0, 187_500, -1e12f, Float.NaN, 1e-30f}) {
            float[] values = {value, value, value};
            Path out = folder.resolve(value + ".edf");
            EdfPlusExport.write(recorded(folder, values, 3), out, EdfKind.EDF_PLUS, ExportSettings.defaults());
            EdfRules.check(out);
        }
    }

    @Test
    void findsRoomForManyMarkersAtOnce(@TempDir Path folder) throws IOException {
        Path source = folder.resolve("many.xdf");
        try (XdfWriter writer = writer(source)) {
            XdfStreamWriter eeg = writer.addStream(header("eeg", ChannelFormat.FLOAT32, 100));
            XdfStreamWriter cues = writer.addStream(header("cues", ChannelFormat.STRING, 0));
            for (int i = 0; i < 1000; i++) {
                eeg.append(new double[] {10 + i / 100.0}, 1, new float[] {i});
            }
            for (int i = 0; i < 2000; i++) {
                cues.append(19.99, "cue " + i);
            }
            cues.append(9, "before\u0014\u0015\u0000");
            cues.append(25, "é".repeat(3000));
            cues.append(12.5, "");
        }
        Path out = folder.resolve("out.edf");
        ExportReport report = EdfPlusExport.write(source, out, EdfKind.EDF_PLUS, ExportSettings.defaults());
        EdfRules.check(out);
        assertThat(report.annotations()).isEqualTo(2003);
        assertThat(Files.size(out)).isLessThan(200_000);
        List<Marker> read = Collected.of(out).markers();
        assertThat(read).hasSize(2003);
        assertThat(read.get(0).label()).isEqualTo("before");
        assertThat(read).extracting(Marker::label).contains("cue 0", "cue 1999", "marker", "é".repeat(1000));
    }

    @Test
    void overwritesNothingUnlessAskedAndLeavesNoHalfFile(@TempDir Path folder) throws IOException {
        Path source = recorded(folder, new float[] {1, 2, 3}, 3);
        Path out = Files.writeString(folder.resolve("out.edf"), "precious");
        assertThatThrownBy(() -> EdfPlusExport.write(source, out, EdfKind.EDF_PLUS, ExportSettings.defaults()))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("overwrites none");
        assertThat(out).hasContent("precious");
        ExportSettings replacing = ExportSettings.defaults().with(ExportSettings.Existing.REPLACE);
        EdfPlusExport.write(source, out, EdfKind.EDF_PLUS, replacing);
        EdfRules.check(out);
        assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void choosesRecordsOfWholeSecondsWhereTheyAreNotTooLong() {
        assertThat(RecordLength.of(250, 64 * 2).seconds()).hasToString("1");
        assertThat(RecordLength.of(128.5, 16).seconds()).hasToString("2");
        assertThat(RecordLength.of(512.0 / 3, 16).frames()).isEqualTo(512);
        assertThat(RecordLength.of(1000, 64 * 2).seconds()).hasToString("0.25");
        assertThat(RecordLength.of(0.1, 2).seconds()).hasToString("10");
        assertThatThrownBy(() -> RecordLength.of(Math.PI, 2)).isInstanceOf(AcquisitionException.class);
    }

    @Property(tries = 500)
    void fitsNumbersIntoEightCharactersOnTheSideThatIsAsked(
            @ForAll @DoubleRange(min = -9_999_998, max = 9_999_998) double value) {
        String above = HeaderNumber.fit(value, RoundingMode.CEILING);
        String below = HeaderNumber.fit(value, RoundingMode.FLOOR);
        assertThat(above).hasSizeBetween(1, 8);
        assertThat(below).hasSizeBetween(1, 8);
        assertThat(Double.parseDouble(above)).isGreaterThanOrEqualTo(value);
        assertThat(Double.parseDouble(below)).isLessThanOrEqualTo(value);
        assertThat(Double.parseDouble(above) - Double.parseDouble(below)).isLessThanOrEqualTo(1);
    }

    @Test
    void refusesARangeThatIsNone() {
        assertThatThrownBy(() -> ExportSettings.defaults().withRange(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ExportSettings.defaults().range()).isEqualTo(OptionalDouble.empty());
    }

    private static Path recorded(Path folder, float[] values, double rateHz) {
        Path file = folder.resolve("source.xdf");
        try (XdfWriter writer = writer(file)) {
            double[] times = new double[values.length];
            for (int i = 0; i < times.length; i++) {
                times[i] = 1 + i / rateHz;
            }
            writer.addStream(header("eeg", ChannelFormat.FLOAT32, rateHz)).append(times, values.length, values);
        }
        return file;
    }

    private static XdfWriter writer(Path file) {
        return XdfWriter.create(
                file,
                XdfWriter.Existing.REPLACE,
                OffsetDateTime.now(ZoneId.systemDefault()),
                XdfWriterSettings.defaults(),
                SessionClock.monotonic());
    }

    private static XdfStreamHeader header(String name, ChannelFormat format, double rateHz) {
        LslInfo info = LslInfo.of(name, "EEG", 1, format, "", rateHz);
        return new XdfStreamHeader(info.xml(), 1, format, rateHz);
    }
}

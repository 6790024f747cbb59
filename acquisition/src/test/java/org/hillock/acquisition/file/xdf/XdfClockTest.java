package org.hillock.acquisition.file.xdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.Gap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clock offsets, resets, breaks and jitter. */
class XdfClockTest {
    private static final XdfSettings SYNCHRONISED_ONLY = XdfSettings.defaults().with(XdfSettings.Jitter.AS_RECORDED);

    private final Path directory;

    XdfClockTest(@TempDir Path directory) {
        this.directory = directory;
    }

    /** The expected lines were computed from the same iteration in 34-digit decimal arithmetic. */
    @Test
    void fitsTheHuberLineAsExactArithmeticDoes() {
        double[] times = {100, 105, 110.5, 115, 120, 125, 130.25, 135};
        double[] offsets = {0.01, 0.0101, 0.01015, 0.5, 0.0103, 0.01038, 0.01052, 0.0106};
        HuberLine line = HuberLine.fit(times, offsets, 0, 8, 1e-4).orElseThrow();
        assertThat(line.slope()).isCloseTo(1.650026580693616e-5, within(1e-17));
        assertThat(line.at(140)).isCloseTo(0.010670738000102957, within(1e-14));

        double[] farTimes = {653156.02, 653161.03, 653166.03, 653171.04, 653176.05};
        double[] farOffsets = {-652340.28384, -652340.28404, -652340.28391, -652340.2845, -652340.28390};
        HuberLine far = HuberLine.fit(farTimes, farOffsets, 0, 5, 1e-4).orElseThrow();
        assertThat(far.slope()).isCloseTo(-2.9965030594786347e-6, within(1e-12));
        assertThat(far.at(653200)).isCloseTo(-652340.2840517812, within(3e-10));
    }

    @Test
    void fitsOneOffsetByAConstantAndTwoByTheirLine() {
        double[] times = {10, 15};
        double[] offsets = {-0.5, -0.4999};
        assertThat(HuberLine.fit(times, offsets, 1, 2, 1e-4).orElseThrow().at(1e6))
                .isEqualTo(-0.4999);
        assertThat(HuberLine.fit(times, offsets, 0, 2, 1e-4).orElseThrow().slope())
                .isCloseTo(2e-5, within(1e-15));
    }

    @Test
    void fitsNothingThroughOffsetsOfOneInstant() {
        assertThat(HuberLine.fit(new double[] {5, 5, 5}, new double[] {1, 2, 3}, 0, 3, 1e-4))
                .isEmpty();
        ReadBack back = ReadBack.of(XdfBytes.file()
                .streamHeader(1, "s", "float32", 1, 0, "")
                .clockOffset(1, 5, 1)
                .clockOffset(1, 5, 2)
                .samples(1, XdfBytes.floats(7, 1))
                .writeTo(directory));
        assertThat(back.stampsOf("1")).containsExactly(7.0);
        assertThat(back.facts.notes()).anyMatch(note -> note.contains("give no line"));
    }

    @Test
    void splitsOffsetsWhereTheirTimesGoBackOrBothTimeAndOffsetJump() {
        double[] back = {100, 105, 110, 3, 8};
        double[] jump = {100, 105, 110, 715, 720};
        double[] steady = {0.1, 0.1, 0.1, 0.1, 0.1};
        double[] shifted = {0.1, 0.1, 0.1, -600, -600};
        XdfSettings settings = XdfSettings.defaults();
        assertThat(ClockResets.stretchEnds(back, steady, settings)).containsExactly(3, 5);
        assertThat(ClockResets.stretchEnds(jump, steady, settings)).containsExactly(5);
        assertThat(ClockResets.stretchEnds(jump, shifted, settings)).containsExactly(3, 5);
        assertThat(ClockResets.stretchEnds(new double[0], new double[0], settings))
                .isEmpty();
    }

    @Test
    void correctsEachStretchOfAResetClockForItself() {
        XdfBytes bytes = XdfBytes.file().streamHeader(1, "s", "float32", 1, 0, "");
        for (int i = 0; i < 4; i++) {
            bytes.clockOffset(1, 1000 + 5 * i, -900).samples(1, XdfBytes.floats(1001 + 5 * i, i));
        }
        for (int i = 0; i < 4; i++) {
            bytes.clockOffset(1, 2 + 5 * i, 120).samples(1, XdfBytes.floats(3 + 5 * i, i));
        }
        Path file = bytes.writeTo(directory);

        assertThat(ReadBack.of(file).stampsOf("1"))
                .containsExactly(101.0, 106.0, 111.0, 116.0, 123.0, 128.0, 133.0, 138.0);
        assertThat(ReadBack.of(file).incidents).isEmpty();
        assertThat(ReadBack.of(file, XdfSettings.asRecorded()).incidents)
                .containsExactly(new ClockReset("1", 1_016_000_000_000L, 3_000_000_000L, 3_000_000_000L));
    }

    @Test
    void ignoresOffsetsThatAreNoNumbers() {
        ReadBack back = ReadBack.of(XdfBytes.file()
                .streamHeader(1, "s", "float32", 1, 0, "")
                .clockOffset(1, 5, 1)
                .clockOffset(1, 10, Double.NaN)
                .clockOffset(1, Double.POSITIVE_INFINITY, 1)
                .samples(1, XdfBytes.floats(7, 1))
                .writeTo(directory));
        assertThat(back.stampsOf("1")).containsExactly(8.0);
        assertThat(back.facts.notes()).anyMatch(note -> note.contains("2 clock offsets are no usable numbers"));
    }

    @Test
    void cutsACorruptTailOnlyWhenTheFooterAndTheLastOffsetBothTellOfOne() {
        assertThat(tail(400, 0.01, "3").valuesOf("1")).containsExactly(0f, 1f, 2f);
        assertThat(tail(20, 77, "3").valuesOf("1")).containsExactly(0f, 1f, 2f);
        assertThat(tail(20, 0.0101, "3").valuesOf("1")).hasSize(4);
        assertThat(tail(400, 0.01, "4.0").valuesOf("1")).hasSize(4);
        assertThat(tail(400, 0.01, "3").facts.notes()).anyMatch(note -> note.contains("false last words"));
    }

    @Test
    void takesAnyLastStepAsOutOfLineWhereTheTimesMostlyGoBack() {
        ReadBack back = ReadBack.of(XdfBytes.file()
                .streamHeader(1, "s", "float32", 1, 0, "")
                .clockOffset(1, 1000, 0)
                .samples(1, XdfBytes.floats(1001, 1))
                .clockOffset(1, 10, 990)
                .samples(1, XdfBytes.floats(11, 2), XdfBytes.floats(12, 3))
                .clockOffset(1, 15, 990)
                .footer(1, "2")
                .writeTo(directory));
        assertThat(back.valuesOf("1")).containsExactly(1f, 2f);
        assertThat(back.stream("1").properties()).containsEntry("sample_count", "2");
    }

    private ReadBack tail(double lastTime, double lastOffset, String footerCount) {
        XdfBytes bytes = XdfBytes.file().streamHeader(1, "s", "float32", 1, 0, "");
        double[] offsets = {0.01, 0.0101, 0.0099, 0.01};
        for (int i = 0; i < 4; i++) {
            bytes.clockOffset(1, 5 * i, offsets[i]).samples(1, XdfBytes.floats(5 * i + 1, i));
        }
        return ReadBack.of(bytes.clockOffset(1, lastTime, lastOffset)
                .footer(1, footerCount)
                .writeTo(directory));
    }

    @Test
    void replacesJitteryStampsByTheLineOfLeastSquares() {
        Random random = new Random(7);
        double[] stamps = new double[4000];
        XdfBytes bytes = XdfBytes.file().streamHeader(1, "s", "float32", 1, 250, "");
        for (int i = 0; i < stamps.length; i++) {
            stamps[i] = 653153.2 + i / 250.02 + 0.002 * random.nextGaussian();
            bytes.samples(1, XdfBytes.floats(stamps[i], i));
        }
        ReadBack back = ReadBack.of(bytes.writeTo(directory));

        double meanIndex = (stamps.length - 1) / 2.0;
        double mean = 0;
        for (double stamp : stamps) {
            mean += (stamp - stamps[0]) / stamps.length;
        }
        double products = 0;
        double squares = 0;
        for (int i = 0; i < stamps.length; i++) {
            products += (i - meanIndex) * (stamps[i] - stamps[0] - mean);
            squares += (i - meanIndex) * (i - meanIndex);
        }
        double slope = products / squares;
        for (int i = 0; i < stamps.length; i++) {
            double expected = stamps[0] + mean + slope * (i - meanIndex);
            assertThat(back.stampsOf("1").get(i)).as("%d", i).isCloseTo(expected, within(1e-9));
        }
        assertThat(Double.parseDouble(back.stream("1").properties().get("effective_srate")))
                .isCloseTo(1 / slope, within(1e-9));
        assertThat(back.incidents).isEmpty();
    }

    @Test
    void sumsALongRecordingWithoutLosingDigits() {
        LineSums sums = new LineSums(0.001);
        int n = 3_000_000;
        for (int i = 0; i < n; i++) {
            sums.add(1e6 + i * 0.001_000_01 + (i % 2 == 0 ? 1e-3 : -1e-3));
        }
        assertThat(sums.origin() + sums.intercept()).isCloseTo(1e6, within(2e-9));
        assertThat(sums.slope() * n).isCloseTo(3000.03, within(2e-9));
    }

    @Test
    void breaksAtAStepOfMoreThanASecondAnd500Frames() {
        List<Double> stamps = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            stamps.add(i * 0.01 + (i >= 60 ? 4.9 : 0));
        }
        ReadBack small = regular(stamps, "");
        assertThat(small.incidents).isEmpty();

        for (int i = 60; i < 100; i++) {
            stamps.set(i, i * 0.01 + 6.02);
        }
        ReadBack broken = regular(stamps, "");
        assertThat(broken.incidents).singleElement().isInstanceOfSatisfying(Gap.class, gap -> {
            assertThat(gap.missingFrames()).isEqualTo(602);
            assertThat(gap.toNanos() - gap.fromNanos()).isGreaterThan(5_000_000_000L);
        });
        assertThat(broken.stampsOf("1").get(60)).isCloseTo(stamps.get(60), within(1e-9));
        assertThat(broken.stream("1").properties()).containsEntry("segments", "2");
    }

    @Test
    void tellsOfAStepBackAsAClockReset() {
        List<Double> stamps = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            stamps.add(i * 0.01 + (i >= 20 ? -9 : 20));
        }
        ReadBack back = regular(stamps, "");
        assertThat(back.incidents).singleElement().isInstanceOf(ClockReset.class);
        assertThat(back.valuesOf("1")).hasSize(40);
    }

    @Test
    void leavesTheStampsOfAStreamAloneThatAdmitsToDropSamples() {
        List<Double> stamps = List.of(1.0, 1.012, 1.019, 1.05);
        String desc = "<desc><synchronization><can_drop_samples>true</can_drop_samples></synchronization></desc>";
        assertThat(regular(stamps, desc).stampsOf("1")).isEqualTo(stamps);
        assertThat(regular(stamps, "").stampsOf("1")).isNotEqualTo(stamps);
        assertThat(regular(stamps, desc).stream("1").properties().get("effective_srate"))
                .startsWith("59.99");
    }

    @Test
    void putsStampsThatStepBackBehindAResetInIrregularStreamsToo() {
        Path file = XdfBytes.file()
                .streamHeader(1, "s", "float32", 1, 0, "")
                .streamHeader(2, "m", "string", 1, 0, "")
                .clockOffset(1, 0, 0)
                .samples(1, XdfBytes.floats(2, 1), XdfBytes.floats(1.5, 2))
                .samples(2, XdfBytes.texts(2, "a"), XdfBytes.texts(1.5, "b"), XdfBytes.texts(0.1, "c"))
                .writeTo(directory);

        ReadBack back = ReadBack.of(file, SYNCHRONISED_ONLY);

        assertThat(back.order)
                .containsExactly(
                        "SampleChunk 1",
                        "ClockReset 1",
                        "SampleChunk 1",
                        "Marker 2",
                        "Marker 2",
                        "ClockReset 2",
                        "Marker 2");
        assertThat(back.markers.get(1).arrivalNanos()).isEqualTo(2_000_000_000L);
        assertThat(back.stampsOf("2")).containsExactly(2.0, 1.5, 0.1);
    }

    private ReadBack regular(List<Double> stamps, String desc) {
        XdfBytes bytes = XdfBytes.file().streamHeader(1, "s", "float32", 1, 100, desc);
        for (double stamp : stamps) {
            bytes.samples(1, XdfBytes.floats(stamp, 0));
        }
        return ReadBack.of(bytes.writeTo(directory));
    }
}

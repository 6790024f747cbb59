package org.hillock.decoding.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.stream.Marker;
import org.junit.jupiter.api.Test;

class CutterTest {
    private static final double RATE_HZ = 100;
    private static final long FRAME_NANOS = 10_000_000;
    private static final EpochWindow WINDOW = new EpochWindow(0.5, 2.5, 1.0, 0.5);

    private final BandHistory history = new BandHistory(2, 1, 400);
    private final List<Segment> segments = new ArrayList<>();

    /** Channel 0 counts the frames, channel 1 is its negative half. */
    private void append(Cutter cutter, int from, int count) {
        append(cutter, from, count, -1);
    }

    private void append(Cutter cutter, int from, int count, int spoiltFrame) {
        double[][] frames = new double[1][count * 2];
        long[] stamps = new long[count];
        boolean[] spoilt = new boolean[count];
        for (int f = 0; f < count; f++) {
            frames[0][2 * f] = from + f;
            frames[0][2 * f + 1] = -0.5 * (from + f);
            stamps[f] = (from + f) * FRAME_NANOS;
            spoilt[f] = from + f == spoiltFrame;
        }
        history.append(frames, count, stamps, spoilt);
        cutter.advance(stamps[count - 1] + 7, segments::add);
    }

    private static Marker marker(double frame) {
        long nanos = Math.round(frame * FRAME_NANOS);
        return new Marker("markers", nanos, nanos, "go", 0);
    }

    @Test
    void cutsAnEpochAfterItsOnsetWhateverTheChunks() {
        for (int chunk : new int[] {1, 7, 64, 300}) {
            CutterTest fresh = new CutterTest();
            EpochCutter cutter = new EpochCutter(fresh.history, WINDOW, RATE_HZ, Moments.COVARIANCES);
            cutter.onset(marker(40.2));
            for (int at = 0; at < 300; at += chunk) {
                fresh.append(cutter, at, Math.min(chunk, 300 - at));
            }
            assertThat(fresh.segments).hasSize(1);
            Segment segment = fresh.segments.get(0);
            assertThat(segment.endNanos()).isEqualTo(289 * FRAME_NANOS);
            double expected = 0;
            for (int f = 90; f < 290; f++) {
                expected += (double) f * f / 200;
            }
            assertThat(segment.covariances().epoch(0)[0]).isCloseTo(expected, within(1e-9 * expected));
            assertThat(segment.covariances().epoch(0)[1]).isCloseTo(-0.5 * expected, within(1e-9 * expected));
            assertThat(segment.covariances().epoch(0)[2])
                    .isEqualTo(segment.covariances().epoch(0)[1]);
            assertThat(segment.covariances().windows()).isEqualTo(3);
        }
    }

    @Test
    void chunksDoNotChangeABit() {
        double[] first = new double[0];
        for (int chunk : new int[] {1, 13, 300}) {
            CutterTest fresh = new CutterTest();
            EpochCutter cutter = new EpochCutter(fresh.history, WINDOW, RATE_HZ, Moments.COVARIANCES);
            cutter.onset(marker(20));
            for (int at = 0; at < 300; at += chunk) {
                fresh.append(cutter, at, Math.min(chunk, 300 - at));
            }
            double[] bits = fresh.segments.get(0).covariances().window(1, 0);
            if (first.length == 0) {
                first = bits;
            }
            assertThat(bits).containsExactly(first);
        }
    }

    @Test
    void givesTheSamplesOfTheEpoch() {
        EpochCutter cutter = new EpochCutter(history, WINDOW, RATE_HZ, Moments.COVARIANCES);
        cutter.onset(marker(100));
        append(cutter, 0, 350);
        BandSamples samples = segments.get(0).samples();
        double[] frames = new double[2 * samples.frameCount()];
        samples.copy(0, frames);
        assertThat(samples.frameCount()).isEqualTo(200);
        assertThat(frames[0]).isEqualTo(150);
        assertThat(frames[2 * 199]).isEqualTo(349);
    }

    @Test
    void refusesToReadSamplesThatWereOverwritten() {
        EpochCutter cutter = new EpochCutter(history, WINDOW, RATE_HZ, Moments.COVARIANCES);
        cutter.onset(marker(100));
        append(cutter, 0, 350);
        append(cutter, 350, 500);
        assertThatThrownBy(() -> segments.get(0).samples().copy(0, new double[400]))
                .hasMessageContaining("overwritten");
    }

    @Test
    void keepsOverlappingEpochsApartAndInOrder() {
        EpochCutter cutter = new EpochCutter(history, WINDOW, RATE_HZ, Moments.COVARIANCES);
        cutter.onset(marker(10));
        cutter.onset(marker(60));
        append(cutter, 0, 320);
        assertThat(segments).extracting(Segment::sequence).containsExactly(0L, 1L);
        assertThat(segments).extracting(Segment::endNanos).containsExactly(259 * FRAME_NANOS, 309 * FRAME_NANOS);
    }

    @Test
    void takesALateMarkerWhileItsFramesAreHeld() {
        EpochCutter cutter = new EpochCutter(history, WINDOW, RATE_HZ, Moments.COVARIANCES);
        append(cutter, 0, 200);
        cutter.onset(marker(30));
        append(cutter, 200, 100);
        assertThat(segments).hasSize(1);
        assertThat(segments.get(0).endNanos()).isEqualTo(279 * FRAME_NANOS);
        assertThat(cutter.missedOnsets()).isZero();
    }

    @Test
    void countsAMarkerThatCameTooLate() {
        EpochCutter cutter = new EpochCutter(history, WINDOW, RATE_HZ, Moments.COVARIANCES);
        append(cutter, 0, 300);
        append(cutter, 300, 600);
        cutter.onset(marker(30));
        append(cutter, 900, 10);
        assertThat(segments).isEmpty();
        assertThat(cutter.missedOnsets()).isEqualTo(1);
    }

    @Test
    void marksAnEpochThatASpoiltFrameStruck() {
        EpochCutter cutter = new EpochCutter(history, WINDOW, RATE_HZ, Moments.COVARIANCES);
        cutter.onset(marker(10));
        append(cutter, 0, 300, 100);
        cutter.onset(marker(300));
        append(cutter, 300, 300, 345);
        assertThat(segments).extracting(Segment::artefact).containsExactly(true, false);
    }

    @Test
    void slidesAWindowEveryHop() {
        SlidingCutter cutter =
                new SlidingCutter(history, new EpochWindow(0, 1, 0.5, 0.25), RATE_HZ, Moments.COVARIANCES);
        append(cutter, 0, 149);
        append(cutter, 149, 1);
        append(cutter, 150, 26);
        assertThat(segments)
                .extracting(Segment::endNanos)
                .containsExactly(99 * FRAME_NANOS, 124 * FRAME_NANOS, 149 * FRAME_NANOS, 174 * FRAME_NANOS);
        double expected = 0;
        for (int f = 75; f < 175; f++) {
            expected += (double) f * f / 100;
        }
        assertThat(segments.get(3).covariances().epoch(0)[0]).isCloseTo(expected, within(1e-9 * expected));
        assertThat(segments.get(3).kind()).isEqualTo(SegmentKind.WINDOW);
    }

    /** Windows that are one piece are summed ahead; those of several are summed anew. Both add the hops in one order. */
    @Test
    void chunksDoNotChangeABitOfASlidingWindow() {
        for (Moments moments : Moments.values()) {
            List<Double> expected = new ArrayList<>();
            for (int chunk : new int[] {1, 4, 8, 13, 300}) {
                CutterTest fresh = new CutterTest();
                SlidingCutter cutter =
                        new SlidingCutter(fresh.history, new EpochWindow(0, 1, 1, 0.04), RATE_HZ, moments);
                for (int at = 0; at < 300; at += chunk) {
                    fresh.append(cutter, at, Math.min(chunk, 300 - at));
                }
                List<Double> powers = fresh.segments.stream()
                        .map(segment -> segment.covariances().power(0, 1))
                        .toList();
                assertThat(powers).hasSize(51);
                if (expected.isEmpty()) {
                    expected.addAll(powers);
                }
                assertThat(powers).isEqualTo(expected);
            }
        }
    }

    @Test
    void powersAreTheDiagonalOfTheCovariancesBitForBit() {
        CutterTest whole = new CutterTest();
        SlidingCutter covariances =
                new SlidingCutter(whole.history, new EpochWindow(0, 1, 1, 0.04), RATE_HZ, Moments.COVARIANCES);
        SlidingCutter powers = new SlidingCutter(history, new EpochWindow(0, 1, 1, 0.04), RATE_HZ, Moments.POWERS);
        for (int at = 0; at < 300; at += 3) {
            whole.append(covariances, at, 3);
            append(powers, at, 3);
        }
        assertThat(segments).hasSize(51);
        for (int w = 0; w < segments.size(); w++) {
            BandCovariances full = whole.segments.get(w).covariances();
            assertThat(segments.get(w).covariances().power(0, 1))
                    .isEqualTo(full.power(0, 1))
                    .isEqualTo(full.epoch(0)[3]);
        }
        assertThatThrownBy(() -> segments.get(0).covariances().epoch(0)).hasMessageContaining("powers only");
    }

    @Test
    void noWindowReachesOverARestart() {
        SlidingCutter cutter = new SlidingCutter(history, new EpochWindow(0, 1, 1, 0.1), RATE_HZ, Moments.POWERS);
        append(cutter, 0, 105);
        history.forget();
        cutter.restart();
        append(cutter, 105, 250);
        assertThat(segments).hasSize(1 + 15);
        assertThat(segments.get(1).onsetNanos()).isEqualTo(110 * FRAME_NANOS);
        assertThat(segments.get(1).endNanos()).isEqualTo(209 * FRAME_NANOS);
        double expected = 0;
        for (int f = 110; f < 210; f++) {
            expected += (double) f * f / 100;
        }
        assertThat(segments.get(1).covariances().power(0, 0)).isCloseTo(expected, within(1e-9 * expected));
    }
}

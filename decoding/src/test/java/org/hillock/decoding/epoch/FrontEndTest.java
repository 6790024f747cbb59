package org.hillock.decoding.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.decoding.AllocationProbe;
import org.hillock.decoding.DecodingException;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.condition.ConditioningSettings;
import org.hillock.decoding.condition.FilterSettings;
import org.hillock.decoding.condition.GateSettings;
import org.hillock.decoding.condition.Notch;
import org.hillock.decoding.condition.Rereference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrontEndTest {
    private static final double RATE_HZ = 250;
    private static final long FRAME_NANOS = 4_000_000;
    private static final StreamInfo STREAM = StreamInfo.eeg("eeg", Montage.eeg("C3", "Cz", "C4", "Pz"), RATE_HZ);
    private static final List<Band> BANDS = List.of(new Band(8, 12), new Band(18, 26));
    private static final ConditioningSettings AVERAGE =
            new ConditioningSettings(new Rereference.Average(), List.of(), 1, Optional.empty());

    private static FrontEndSettings settings(ConditioningSettings conditioning, String... channels) {
        return new FrontEndSettings(
                List.of(channels),
                conditioning,
                Set.of("left", "right"),
                EpochWindow.MOTOR_IMAGERY,
                Cut.EPOCHS,
                Moments.COVARIANCES);
    }

    private static SampleChunk chunk(int from, int frames, float offset) {
        float[] samples = new float[frames * 4];
        long[] stamps = new long[frames];
        for (int f = 0; f < frames; f++) {
            Random random = new Random(from + f);
            stamps[f] = (from + f) * FRAME_NANOS;
            for (int c = 0; c < 4; c++) {
                samples[4 * f + c] = offset + (float) random.nextGaussian();
            }
        }
        return SampleChunk.of(STREAM, samples, stamps, stamps[frames - 1]);
    }

    private static Marker marker(String label, int frame) {
        return new Marker("m", frame * FRAME_NANOS, frame * FRAME_NANOS, label, 0);
    }

    private static List<Segment> run(FrontEnd frontEnd, int chunkFrames, int total, float offset) {
        List<Segment> segments = new ArrayList<>();
        for (int at = 0; at < total; at += chunkFrames) {
            frontEnd.samples(chunk(at, Math.min(chunkFrames, total - at), offset));
            for (Optional<Segment> s = frontEnd.poll(); s.isPresent(); s = frontEnd.poll()) {
                segments.add(s.get());
            }
        }
        return segments;
    }

    @Test
    void chunksDoNotChangeABitOfASegment() {
        List<double[]> seen = new ArrayList<>();
        for (int chunkFrames : new int[] {1, 10, 256, 700, 2000}) {
            FrontEnd frontEnd = new FrontEnd(settings(AVERAGE), STREAM, BANDS);
            frontEnd.marker(marker("left", 500));
            List<Segment> segments = run(frontEnd, chunkFrames, 2000, 0);
            assertThat(segments).hasSize(1);
            seen.add(segments.get(0).covariances().epoch(1));
        }
        seen.forEach(bits -> assertThat(bits).containsExactly(seen.get(0)));
    }

    @Test
    void aLaterEpochOwesNothingToAnEarlierOne() {
        FrontEnd both = new FrontEnd(settings(AVERAGE), STREAM, BANDS);
        FrontEnd later = new FrontEnd(settings(AVERAGE), STREAM, BANDS);
        both.marker(marker("left", 300));
        both.marker(marker("right", 1500));
        later.marker(marker("right", 1500));
        List<Segment> segments = run(both, 40, 3000, 0);
        Segment alone = run(later, 40, 3000, 0).get(0);
        for (int band = 0; band < BANDS.size(); band++) {
            double[] expected = alone.covariances().epoch(band);
            assertThat(segments.get(1).covariances().epoch(band)).containsExactly(expected);
            assertThat(segments.get(0).covariances().epoch(band)).isNotEqualTo(expected);
        }
    }

    @Test
    void framesWithinAnEpochAllocateNothing() {
        assertThat(bytesOfRunningFrames(Cut.EPOCHS, new EpochWindow(0, 600, 1, 0.5), Moments.COVARIANCES))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(Moments.class)
    void framesWithinAHopOfASlidingWindowAllocateNothing(Moments moments) {
        assertThat(bytesOfRunningFrames(Cut.WINDOWS, new EpochWindow(0, 600, 600, 600), moments))
                .isZero();
    }

    /** Chunks of 8 ms for less than the window's ten minutes, after a cue at the beginning. */
    private static long bytesOfRunningFrames(Cut cut, EpochWindow window, Moments moments) {
        ConditioningSettings gated = new ConditioningSettings(
                new Rereference.Average(),
                List.of(new FilterSettings.HarmonicNotch(50, Notch.USUAL_QUALITY)),
                1,
                Optional.of(GateSettings.USUAL));
        FrontEnd frontEnd = new FrontEnd(
                new FrontEndSettings(List.of(), gated, Set.of("left"), window, cut, moments), STREAM, BANDS);
        frontEnd.marker(marker("left", 0));
        SampleChunk chunk = chunk(0, 2, 0);
        boolean[] seen = new boolean[1];
        long bytes = AllocationProbe.bytesAfterWarmUp(() -> {
            frontEnd.samples(chunk);
            seen[0] |= frontEnd.poll().isPresent();
            for (int f = 0; f < chunk.frameCount(); f++) {
                chunk.frameNanos()[f] += chunk.frameCount() * FRAME_NANOS;
            }
        });
        assertThat(seen[0]).as("a segment was cut").isFalse();
        return bytes;
    }

    @Test
    void ignoresMarkersThatAreNoOnsets() {
        FrontEnd frontEnd = new FrontEnd(settings(AVERAGE), STREAM, BANDS);
        frontEnd.marker(marker("beep", 500));
        assertThat(run(frontEnd, 100, 2000, 0)).isEmpty();
    }

    @Test
    void referencesToAllChannelsBeforeItPicksSome() {
        FrontEnd all = new FrontEnd(settings(AVERAGE), STREAM, BANDS);
        FrontEnd some = new FrontEnd(settings(AVERAGE, "Pz", "C3"), STREAM, BANDS);
        all.marker(marker("left", 300));
        some.marker(marker("left", 300));
        double[] whole = run(all, 50, 2000, 0).get(0).covariances().epoch(0);
        double[] part = run(some, 50, 2000, 0).get(0).covariances().epoch(0);
        assertThat(some.layout().channels()).isEqualTo(2);
        assertThat(part).containsExactly(whole[15], whole[12], whole[3], whole[0]);
    }

    @Test
    void aLargeOffsetOfTheElectrodesLeavesNoTransient() {
        FrontEnd still = new FrontEnd(settings(ConditioningSettings.NONE), STREAM, BANDS);
        still.marker(marker("left", 1));
        float[] constant = new float[4 * 1500];
        long[] stamps = new long[1500];
        for (int f = 0; f < 1500; f++) {
            stamps[f] = f * FRAME_NANOS;
            for (int c = 0; c < 4; c++) {
                constant[4 * f + c] = -187_500 + 1000 * c;
            }
        }
        still.samples(SampleChunk.of(STREAM, constant, stamps, 0));
        assertThat(still.poll().orElseThrow().covariances().epoch(0)).containsOnly(0);
    }

    @Test
    void aGapSpoilsTheSegmentThatItStrikes() {
        FrontEnd frontEnd = new FrontEnd(settings(AVERAGE), STREAM, BANDS);
        frontEnd.marker(marker("left", 100));
        frontEnd.samples(chunk(0, 500, 0));
        frontEnd.gap(new Gap("eeg", 499 * FRAME_NANOS, 510 * FRAME_NANOS, 10, 0, "counter"));
        frontEnd.samples(chunk(510, 1500, 0));
        frontEnd.marker(marker("right", 1100));
        frontEnd.samples(chunk(2010, 500, 0));
        assertThat(frontEnd.poll().orElseThrow().artefact()).isTrue();
        assertThat(frontEnd.poll().orElseThrow().artefact()).isFalse();
    }

    @Test
    void aClockThatGoesBackDropsWhatIsBegunAndNothingElse() {
        FrontEnd frontEnd = new FrontEnd(settings(AVERAGE), STREAM, BANDS);
        frontEnd.marker(marker("left", 1800));
        frontEnd.samples(chunk(0, 2000, 0));
        frontEnd.clockReset();
        frontEnd.marker(marker("right", 300));
        frontEnd.samples(chunk(100, 1500, 0));
        Segment segment = frontEnd.poll().orElseThrow();
        assertThat(segment.onsetNanos()).isEqualTo(300 * FRAME_NANOS);
        assertThat(segment.endNanos()).isEqualTo(1174 * FRAME_NANOS);
        assertThat(frontEnd.poll()).isEmpty();
        assertThat(frontEnd.missedOnsets()).isEqualTo(1);
    }

    @Test
    void windowsGoOnBehindAClockReset() {
        FrontEndSettings sliding = new FrontEndSettings(
                List.of(), AVERAGE, Set.of(), new EpochWindow(0, 1, 0.5, 0.25), Cut.WINDOWS, Moments.COVARIANCES);
        FrontEnd frontEnd = new FrontEnd(sliding, STREAM, BANDS);
        List<Segment> before = run(frontEnd, 100, 300, 0);
        frontEnd.clockReset();
        frontEnd.samples(chunk(100, 400, 0));
        assertThat(before).hasSize(1);
        Segment first = frontEnd.poll().orElseThrow();
        assertThat(first.endNanos() - first.onsetNanos()).isBetween(248 * FRAME_NANOS, 250 * FRAME_NANOS);
        assertThat(first.onsetNanos()).isGreaterThanOrEqualTo(100 * FRAME_NANOS);
    }

    @Test
    void theGateMarksALoudSegment() {
        ConditioningSettings gated = new ConditioningSettings(
                new Rereference.None(),
                List.of(),
                1,
                Optional.of(new GateSettings(100, Duration.ofMillis(10), 0, Duration.ofSeconds(1))));
        FrontEnd frontEnd = new FrontEnd(settings(gated), STREAM, BANDS);
        frontEnd.marker(marker("left", 100));
        frontEnd.marker(marker("right", 1100));
        SampleChunk loud = chunk(0, 2200, 0);
        loud.samples()[4 * 400 + 2] = 900;
        frontEnd.samples(loud);
        assertThat(frontEnd.poll().orElseThrow().artefact()).isTrue();
        assertThat(frontEnd.poll().orElseThrow().artefact()).isFalse();
    }

    @Test
    void notANumberDoesNotPoisonWhatFollows() {
        FrontEnd frontEnd = new FrontEnd(settings(AVERAGE), STREAM, BANDS);
        frontEnd.marker(marker("left", 100));
        SampleChunk bad = chunk(0, 2200, 0);
        bad.samples()[40] = Float.NaN;
        frontEnd.samples(bad);
        assertThat(frontEnd.poll().orElseThrow().covariances().epoch(0)).doesNotContain(Double.NaN);
        assertThat(frontEnd.replacedSamples()).isEqualTo(1);
    }

    @Test
    void aHoleSpoilsTheSegmentsOverItWithoutAGate() {
        for (int decimation : new int[] {1, 3}) {
            for (int frame : new int[] {350, 351, 352}) {
                assertThat(spoiltByHole(frame, 1, decimation, new Rereference.None()))
                        .as("frame %d of every %d", frame, decimation)
                        .containsExactly(true, false);
            }
        }
        assertThat(spoiltByHole(1800, 1, 1, new Rereference.None())).containsExactly(false, true);
    }

    @Test
    void aHoleMattersWhereItReachesAPickedChannel() {
        assertThat(spoiltByHole(350, 3, 1, new Rereference.None())).containsExactly(false, false);
        assertThat(spoiltByHole(350, 3, 1, new Rereference.Average())).containsExactly(true, false);
        assertThat(spoiltByHole(350, 3, 1, new Rereference.Average(List.of("Pz"))))
                .containsExactly(false, false);
        assertThat(spoiltByHole(350, 3, 1, new Rereference.SingleChannel("Pz"))).containsExactly(true, false);
    }

    /** Two trials over C3 to C4, and one value that is no number. */
    private static List<Boolean> spoiltByHole(int frame, int channel, int decimation, Rereference reference) {
        ConditioningSettings conditioning =
                new ConditioningSettings(reference, List.of(), decimation, Optional.empty());
        FrontEnd frontEnd = new FrontEnd(settings(conditioning, "C3", "Cz", "C4"), STREAM, BANDS);
        frontEnd.marker(marker("left", 100));
        frontEnd.marker(marker("right", 1300));
        List<Boolean> spoilt = new ArrayList<>();
        for (int at = 0; at < 2600; at += 7) {
            SampleChunk chunk = chunk(at, 7, 0);
            if (frame >= at && frame < at + 7) {
                chunk.samples()[(frame - at) * 4 + channel] = frame % 2 == 0 ? Float.NaN : Float.NEGATIVE_INFINITY;
            }
            frontEnd.samples(chunk);
            frontEnd.poll().ifPresent(segment -> spoilt.add(segment.artefact()));
        }
        return spoilt;
    }

    @Test
    void refusesStreamsThatLackWhatIsAsked() {
        assertThatThrownBy(() -> new FrontEnd(settings(AVERAGE, "C5"), STREAM, BANDS))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("no channel C5")
                .hasMessageContaining("[C3, Cz, C4, Pz]");
        StreamInfo aux = StreamInfo.eeg("aux", new Montage(List.of(Channel.of("t", ChannelType.AUX, "C"))), 10);
        assertThatThrownBy(() -> new FrontEnd(settings(ConditioningSettings.NONE), aux, List.of(new Band(1, 2))))
                .hasMessageContaining("no EEG channel");
        assertThatThrownBy(() -> new FrontEnd(settings(AVERAGE), StreamInfo.markers("m"), BANDS))
                .hasMessageContaining("irregular rate");
    }
}

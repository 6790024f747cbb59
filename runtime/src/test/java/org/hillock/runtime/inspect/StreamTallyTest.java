package org.hillock.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Test;

class StreamTallyTest {
    private static final int FRAMES = 1000;
    private static final long STEP_NANOS = 4_000_000;

    private final StreamInfo stream = StreamInfo.eeg("eeg", Montage.eeg("good", "flat", "railed", "holes"), 250);
    private final StreamTally tally = new StreamTally(stream);

    private void feed() {
        float[] samples = new float[FRAMES * 4];
        long[] times = new long[FRAMES];
        for (int f = 0; f < FRAMES; f++) {
            times[f] = 1_000_000_000L + f * STEP_NANOS;
            float wave = (float) StrictMath.sin(f * 0.1) * 50;
            samples[f * 4] = wave + f * 0.001f;
            samples[f * 4 + 1] = 7;
            samples[f * 4 + 2] = Math.max(-20, Math.min(20, wave));
            samples[f * 4 + 3] = f == 500 ? Float.NaN : wave;
        }
        tally.samples(SampleChunk.of(stream, samples, times, times[FRAMES - 1]));
    }

    @Test
    void tellsGoodChannelsFromBadOnes() {
        feed();
        assertThat(tally.facts().channels())
                .extracting(ChannelQuality::verdict)
                .containsExactly(
                        ChannelQuality.Verdict.GOOD,
                        ChannelQuality.Verdict.FLAT,
                        ChannelQuality.Verdict.RAILED,
                        ChannelQuality.Verdict.HOLES);
        assertThat(tally.facts().channels().get(3).notANumber()).isEqualTo(1);
        assertThat(tally.facts().channels().get(2).maximum()).hasValue(20);
    }

    @Test
    void measuresTheRateByTheStamps() {
        feed();
        StreamFacts facts = tally.facts();
        assertThat(facts.frames()).isEqualTo(FRAMES);
        assertThat(facts.measuredRateHz()).isEqualTo(250, within(1e-9));
        assertThat(facts.durationSeconds()).isEqualTo(4, within(1e-9));
        assertThat(facts.firstNanos()).isEqualTo(1_000_000_000L);
    }

    @Test
    void countsMarkersByLabelAndGapsByTheirFrames() {
        for (String label : List.of("a", "b", "a")) {
            tally.marker(new Marker("eeg", 5, 5, label, 0));
        }
        tally.gap(new Gap("eeg", 0, 10, 12, 10, "a counter"));
        assertThat(tally.facts().markers()).containsEntry("a", 2L).containsEntry("b", 1L);
        assertThat(tally.facts().gaps()).isEqualTo(1);
        assertThat(tally.facts().missingFrames()).isEqualTo(12);
    }

    @Test
    void boundsTheNumberOfLabels() {
        for (int i = 0; i < StreamTally.MAX_LABELS + 5; i++) {
            tally.marker(new Marker("eeg", i, i, "label " + i, 0));
        }
        assertThat(tally.facts().markers()).hasSize(StreamTally.MAX_LABELS);
        assertThat(tally.facts().furtherMarkers()).isEqualTo(5);
    }

    @Test
    void callsChannelsWithoutFramesEmpty() {
        assertThat(tally.facts().channels()).allMatch(channel -> channel.verdict() == ChannelQuality.Verdict.EMPTY);
        assertThat(tally.facts().measuredRateHz()).isZero();
    }
}

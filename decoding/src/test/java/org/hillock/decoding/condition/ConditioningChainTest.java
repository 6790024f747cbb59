package org.hillock.decoding.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.decoding.AllocationProbe;
import org.hillock.decoding.DecodingException;
import org.junit.jupiter.api.Test;

class ConditioningChainTest {
    private static final ConditioningSettings SETTINGS = new ConditioningSettings(
            new Rereference.Average(),
            List.of(
                    new FilterSettings.HarmonicNotch(50, Notch.USUAL_QUALITY),
                    new FilterSettings.BandPass(4, new Band(8, 30))),
            2,
            Optional.of(GateSettings.USUAL));

    @Test
    void shortensADecimatedChunkAndDescribesWhatComesOut() {
        StreamInfo stream = stream(4);
        ConditioningChain chain = new ConditioningChain(SETTINGS, stream);
        long[] times = LongStream.range(0, 9).map(f -> f * 4_000_000).toArray();
        SampleChunk chunk = SampleChunk.of(stream, SosFilterTest.noise(1, 9 * 4), times, 77);

        chain.condition(chunk);

        assertThat(chunk.frameCount()).isEqualTo(5);
        assertThat(Arrays.copyOf(chunk.frameNanos(), 5))
                .containsExactly(0, 8_000_000, 16_000_000, 24_000_000, 32_000_000);
        assertThat(chunk.arrivalNanos()).isEqualTo(77);
        assertThat(chain.outputStream().nominalRateHz()).isEqualTo(125);
        assertThat(chain.inputStream()).isEqualTo(stream);
    }

    @Property(tries = 40)
    void givesTheSameBitsHoweverTheFramesAreDivided(@ForAll @IntRange(min = 1, max = 50) int block) {
        int frames = 200;
        float[] source = SosFilterTest.noise(2, frames * 5);
        source[301] = Float.NaN;
        float[] whole = source.clone();
        int kept = new ConditioningChain(SETTINGS, stream(5)).condition(whole, new long[frames], frames);
        ConditioningChain chain = new ConditioningChain(SETTINGS, stream(5));
        float[] pieces = new float[kept * 5];
        int at = 0;
        for (int f = 0; f < frames; f += block) {
            int count = Math.min(block, frames - f);
            float[] piece = Arrays.copyOfRange(source, f * 5, (f + count) * 5);
            int out = chain.condition(piece, new long[count], count);
            System.arraycopy(piece, 0, pieces, at * 5, out * 5);
            at += out;
        }

        assertThat(at).isEqualTo(kept);
        assertThat(pieces).isEqualTo(Arrays.copyOf(whole, kept * 5));
        assertThat(chain.replacedSamples()).isEqualTo(1);
    }

    @Test
    void theGateMarksFramesThatComeOut() {
        ConditioningChain chain = new ConditioningChain(SETTINGS, stream(3));
        float[] samples = SosFilterTest.noise(3, 100 * 3);
        samples[50 * 3] = 20_000;

        int kept = chain.condition(samples, new long[100], 100);

        AmplitudeGate gate = chain.gate().orElseThrow();
        assertThat(gate.isArtefact(0)).isFalse();
        assertThat(gate.isArtefact(kept - 1)).isTrue();
    }

    @Test
    void aChainOfNothingPassesEverythingOn() {
        float[] samples = SosFilterTest.noise(3, 30);
        ConditioningChain chain = new ConditioningChain(ConditioningSettings.NONE, stream(3));

        assertThat(chain.condition(samples, new long[10], 10)).isEqualTo(10);
        assertThat(samples).isEqualTo(SosFilterTest.noise(3, 30));
        assertThat(chain.gate()).isEmpty();
    }

    @Test
    void resetForgetsTheSignal() {
        ConditioningChain chain = new ConditioningChain(SETTINGS, stream(3));
        float[] once = SosFilterTest.noise(3, 30);
        float[] again = once.clone();
        chain.condition(once, new long[10], 9);
        chain.reset();
        chain.condition(again, new long[10], 9);

        assertThat(again).isEqualTo(once);
    }

    @Test
    void allocatesNothing() {
        ConditioningChain chain = new ConditioningChain(SETTINGS, stream(15));
        float[] samples = SosFilterTest.noise(3, 8 * 15);
        long[] times = new long[8];

        assertThat(AllocationProbe.bytesAfterWarmUp(() -> chain.condition(samples, times, 8)))
                .isZero();
    }

    @Test
    void refusesSettingsThatDoNotFitTheStream() {
        StreamInfo irregular = StreamInfo.eeg("slow", RereferenceTest.row(2), 0);
        ConditioningSettings gateOnly =
                new ConditioningSettings(new Rereference.None(), List.of(), 1, Optional.of(GateSettings.USUAL));
        assertThatThrownBy(() -> new ConditioningChain(SETTINGS, irregular)).isInstanceOf(DecodingException.class);
        assertThatThrownBy(() -> new ConditioningChain(gateOnly, irregular))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("\"slow\" without a rate");
        assertThatThrownBy(() -> new ConditioningSettings(new Rereference.None(), List.of(), 0, Optional.empty()))
                .isInstanceOf(DecodingException.class);
    }

    private static StreamInfo stream(int channels) {
        return StreamInfo.eeg("eeg", RereferenceTest.row(channels), 250);
    }
}

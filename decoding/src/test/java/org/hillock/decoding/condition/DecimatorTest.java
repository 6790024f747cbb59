package org.hillock.decoding.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hillock.decoding.AllocationProbe;
import org.hillock.decoding.DecodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecimatorTest {
    static List<List<String>> decimated() {
        return ScipyVectors.rows("decimated.txt");
    }

    @ParameterizedTest
    @MethodSource("decimated")
    void agreesWithScipysFilterAndEveryNthSample(List<String> words) {
        int factor = (int) Double.parseDouble(words.get(0));
        double[] expected = ScipyVectors.numbers(words, 1);
        double[] input = ScipyVectors.input();
        int frames = input.length / 3;
        float[] samples = new float[input.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) input[i];
        }

        int kept = new Decimator(factor, 3).condition(samples, new long[frames], frames);

        assertThat(kept).isEqualTo(expected.length);
        for (int f = 0; f < kept; f++) {
            assertThat((double) samples[f * 3]).isCloseTo(expected[f], within(Math.ulp((float) expected[f]) * 0.51));
        }
    }

    @Property(tries = 100)
    void keepsTheSameFramesAndTimesHoweverTheyAreDivided(
            @ForAll @IntRange(min = 2, max = 9) int factor, @ForAll @IntRange(min = 1, max = 40) int block) {
        int frames = 120;
        float[] whole = SosFilterTest.noise(factor, frames * 2);
        float[] source = whole.clone();
        long[] times = LongStream.range(0, frames).map(f -> 1000 + 4 * f).toArray();
        long[] wholeTimes = times.clone();
        int kept = new Decimator(factor, 2).condition(whole, wholeTimes, frames);
        Decimator decimator = new Decimator(factor, 2);
        int at = 0;
        for (int f = 0; f < frames; f += block) {
            int count = Math.min(block, frames - f);
            float[] piece = java.util.Arrays.copyOfRange(source, f * 2, (f + count) * 2);
            long[] pieceTimes = java.util.Arrays.copyOfRange(times, f, f + count);
            int out = decimator.condition(piece, pieceTimes, count);
            for (int i = 0; i < out; i++, at++) {
                assertThat(pieceTimes[i]).isEqualTo(wholeTimes[at]).isEqualTo(times[at * factor]);
                assertThat(piece[2 * i]).isEqualTo(whole[2 * at]);
                assertThat(piece[2 * i + 1]).isEqualTo(whole[2 * at + 1]);
            }
        }

        assertThat(at).isEqualTo(kept).isEqualTo((frames + factor - 1) / factor);
    }

    @Test
    void startsWithAKeptFrameAfterAReset() {
        Decimator decimator = new Decimator(4, 1);
        long[] times = {1, 2, 3, 4, 5, 6};
        decimator.condition(new float[6], times, 6);
        decimator.reset();
        long[] later = {7, 8};

        assertThat(decimator.condition(new float[2], later, 2)).isEqualTo(1);
        assertThat(later[0]).isEqualTo(7);
    }

    @Test
    void allocatesNothing() {
        float[] samples = SosFilterTest.noise(1, 8 * 15);
        long[] times = new long[8];
        Decimator decimator = new Decimator(4, 15);

        assertThat(AllocationProbe.bytesAfterWarmUp(() -> decimator.condition(samples, times, 8)))
                .isZero();
    }

    @Test
    void refusesAFactorThatDecimatesNothing() {
        assertThatThrownBy(() -> new Decimator(1, 3))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("factor 1");
    }
}

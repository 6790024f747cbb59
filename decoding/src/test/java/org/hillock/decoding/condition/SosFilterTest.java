package org.hillock.decoding.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hillock.decoding.AllocationProbe;
import org.hillock.decoding.DecodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SosFilterTest {
    private static final long[] NO_TIMES = new long[0];
    private static final SecondOrderSections ALPHA_TO_BETA = Butterworth.bandPass(4, new Band(8, 30), 250);

    static List<List<String>> outputs() {
        return ScipyVectors.rows("outputs.txt");
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void agreesWithSosfiltInDouble(List<String> words) {
        double[] input = ScipyVectors.input();
        double[] expected = ScipyVectors.numbers(words, 7);
        int channel = (int) Double.parseDouble(words.get(6));
        double peak = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int copies : new int[] {1, 6}) {
            double[] wide = repeated(input, copies);
            int channels = 3 * copies;
            SosFilter filter = new SosFilter(ScipyVectors.design(words), channels);
            if (words.get(5).equals("settled")) {
                filter.settle(wide, 0);
            }
            double[] out = new double[wide.length];

            filter.filter(wide, 0, expected.length, out, 0);

            for (int f = 0; f < expected.length; f++) {
                assertThat(out[f * channels + channel]).isCloseTo(expected[f], within(1e-9 * peak));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 15, 16, 64})
    void roundsOnceToFloatInPlace(int channels) {
        float[] samples = noise(3, 300 * channels);
        double[] wide = widened(samples);
        double[] exact = new double[wide.length];
        new SosFilter(ALPHA_TO_BETA, channels).filter(wide, 0, 300, exact, 0);
        float[] rounded = new float[wide.length];
        new SosFilter(ALPHA_TO_BETA, channels).filter(wide, 0, 300, rounded, 0);

        new SosFilter(ALPHA_TO_BETA, channels).filter(samples, 0, 300);

        for (int i = 0; i < samples.length; i++) {
            assertThat(samples[i]).isEqualTo((float) exact[i]);
        }
        assertThat(rounded).isEqualTo(samples);
    }

    @Property(tries = 150)
    void givesTheSameBitsHoweverTheFramesAreDivided(
            @ForAll @IntRange(min = 1, max = 34) int channels,
            @ForAll @IntRange(min = 1, max = 9) int order,
            @ForAll @IntRange(min = 1, max = 90) int block,
            @ForAll long seed) {
        SecondOrderSections design = Butterworth.bandPass(order, new Band(5, 40), 250);
        int frames = 150;
        float[] whole = noise(seed, frames * channels);
        float[] pieces = whole.clone();
        new SosFilter(design, channels).filter(whole, 0, frames);
        SosFilter filter = new SosFilter(design, channels);
        for (int f = 0; f < frames; f += block) {
            filter.filter(pieces, f, Math.min(block, frames - f));
        }

        assertThat(pieces).isEqualTo(whole);
    }

    @Property(tries = 60)
    void givesAChannelTheSameBitsWhereverItStands(
            @ForAll @IntRange(min = 2, max = 40) int channels, @ForAll @IntRange(min = 1, max = 7) int order) {
        SecondOrderSections design = Butterworth.lowPass(order, 30, 250);
        float[] alone = noise(order, 100);
        float[] among = new float[100 * channels];
        for (int i = 0; i < among.length; i++) {
            among[i] = alone[i / channels];
        }
        new SosFilter(design, 1).filter(alone, 0, 100);
        new SosFilter(design, channels).filter(among, 0, 100);

        for (int i = 0; i < among.length; i++) {
            assertThat(among[i]).isEqualTo(alone[i / channels]);
        }
    }

    @Property(tries = 60)
    void isLinear(@ForAll @IntRange(min = 1, max = 20) int channels, @ForAll long seed) {
        int frames = 120;
        double[] a = widened(noise(seed, frames * channels));
        double[] b = widened(noise(seed + 1, frames * channels));
        double[] mixed = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            mixed[i] = 2 * a[i] - 3 * b[i];
        }
        new SosFilter(ALPHA_TO_BETA, channels).filter(a, 0, frames, a, 0);
        new SosFilter(ALPHA_TO_BETA, channels).filter(b, 0, frames, b, 0);
        new SosFilter(ALPHA_TO_BETA, channels).filter(mixed, 0, frames, mixed, 0);

        for (int i = 0; i < a.length; i++) {
            assertThat(mixed[i]).isCloseTo(2 * a[i] - 3 * b[i], within(1e-9));
        }
    }

    @Property(tries = 60)
    void ringsOutAfterAnImpulse(
            @ForAll @IntRange(min = 1, max = 8) int order, @ForAll @IntRange(min = 1, max = 40) int lowHz) {
        SecondOrderSections design = Butterworth.bandPass(order, new Band(lowHz, lowHz + 10), 250);
        double[] impulse = new double[8000];
        impulse[0] = 1e6;

        new SosFilter(design, 1).filter(impulse, 0, 8000, impulse, 0);

        assertThat(impulse[7999]).isCloseTo(0, within(1e-3));
        assertThat(Arrays.stream(impulse).allMatch(v -> Math.abs(v) <= 2e6)).isTrue();
    }

    @Test
    void aSettledFilterShowsNoTransientOnAnOffset() {
        double[] offset = new double[500];
        Arrays.fill(offset, 123.5);
        SosFilter filter = new SosFilter(Butterworth.lowPass(4, 10, 250), 5);
        filter.settle(offset, 0);

        filter.filter(offset, 0, 100, offset, 0);

        for (double value : offset) {
            assertThat(value).isCloseTo(123.5, within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 7", "3, 1", "8, 1", "16, 7"})
    void aNonFiniteSampleIsReplacedByTheLastGoodOneAndCounted(int channels, int block) {
        float[] broken = noise(5, 60 * channels);
        float[] mended = broken.clone();
        broken[20 * channels] = Float.NaN;
        broken[21 * channels] = Float.POSITIVE_INFINITY;
        broken[22 * channels + 1] = Float.NEGATIVE_INFINITY;
        mended[20 * channels] = mended[19 * channels];
        mended[21 * channels] = mended[19 * channels];
        mended[22 * channels + 1] = mended[21 * channels + 1];
        SosFilter filter = new SosFilter(ALPHA_TO_BETA, channels);
        for (int f = 0; f < 60; f += block) {
            filter.condition(Arrays.copyOf(broken, 1), NO_TIMES, 0);
            filter.filter(broken, f, Math.min(block, 60 - f));
        }
        new SosFilter(ALPHA_TO_BETA, channels).filter(mended, 0, 60);

        assertThat(broken).isEqualTo(mended);
        assertThat(filter.replacedSamples()).isEqualTo(3);
    }

    @Test
    void resetBringsItBackToRest() {
        float[] once = noise(9, 100);
        float[] again = once.clone();
        SosFilter filter = new SosFilter(ALPHA_TO_BETA, 2);
        filter.filter(once, 0, 50);
        filter.reset();
        filter.filter(again, 0, 50);

        assertThat(again).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8, 64})
    void allocatesNothing(int channels) {
        float[] samples = noise(1, 8 * channels);
        double[] wide = widened(samples);
        SosFilter filter = new SosFilter(ALPHA_TO_BETA, channels);

        assertThat(AllocationProbe.bytesAfterWarmUp(() -> {
                    filter.filter(samples, 0, 8);
                    filter.filter(samples, 0, 1);
                    filter.filter(wide, 0, 8, wide, 0);
                }))
                .isZero();
    }

    @Test
    void refusesAStreamWithoutChannels() {
        assertThatThrownBy(() -> new SosFilter(ALPHA_TO_BETA, 0)).isInstanceOf(DecodingException.class);
    }

    private static double[] repeated(double[] threeChannels, int copies) {
        double[] wide = new double[threeChannels.length * copies];
        for (int i = 0; i < wide.length; i++) {
            int channels = 3 * copies;
            wide[i] = threeChannels[i / channels * 3 + i % channels % 3];
        }
        return wide;
    }

    static float[] noise(long seed, int length) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (20 * random.nextGaussian());
        }
        return values;
    }

    static double[] widened(float[] samples) {
        double[] wide = new double[samples.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = samples[i];
        }
        return wide;
    }
}

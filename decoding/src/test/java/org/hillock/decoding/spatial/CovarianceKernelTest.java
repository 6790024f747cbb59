package org.hillock.decoding.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hillock.decoding.AllocationProbe;
import org.junit.jupiter.api.Test;

class CovarianceKernelTest {
    @Property(tries = 200)
    void agreesWithTheDefinitionForAnyShape(
            @ForAll @IntRange(min = 1, max = 70) int channels,
            @ForAll @IntRange(min = 0, max = 40) int frameCount,
            @ForAll @IntRange(min = 0, max = 3) int firstFrame,
            @ForAll long seed) {
        double[] frames = noise(seed, (firstFrame + frameCount) * channels);
        double[] sum = noise(seed + 1, channels * channels);
        CovarianceKernel.mirror(channels, sum);
        double[] expected = sum.clone();
        for (int f = firstFrame; f < firstFrame + frameCount; f++) {
            for (int i = 0; i < channels; i++) {
                for (int j = i; j < channels; j++) {
                    expected[i * channels + j] += frames[f * channels + i] * frames[f * channels + j];
                }
            }
        }
        CovarianceKernel.mirror(channels, expected);

        CovarianceKernel.accumulate(frames, firstFrame, frameCount, channels, sum);
        CovarianceKernel.mirror(channels, sum);

        assertThat(sum).isEqualTo(expected);
    }

    @Property(tries = 50)
    void givesTheSameBitsHoweverTheFramesAreDivided(
            @ForAll @IntRange(min = 1, max = 20) int channels,
            @ForAll @IntRange(min = 1, max = 9) int block,
            @ForAll long seed) {
        double[] frames = noise(seed, 64 * channels);
        double[] whole = new double[channels * channels];
        double[] pieces = new double[channels * channels];
        CovarianceKernel.accumulate(frames, 0, 64, channels, whole);
        CovarianceKernel.mirror(channels, whole);
        for (int f = 0; f < 64; f += block) {
            CovarianceKernel.accumulate(frames, f, Math.min(block, 64 - f), channels, pieces);
            CovarianceKernel.mirror(channels, pieces);
        }

        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void theDiagonalIsTheEnergyOfEachChannel() {
        double[] frames = {1, 2, 3, 4, 5, 6};
        double[] sum = new double[9];

        CovarianceKernel.accumulate(frames, 0, 2, 3, sum);

        assertThat(sum[0]).isCloseTo(17, within(0.0));
        assertThat(sum[4]).isCloseTo(29, within(0.0));
        assertThat(sum[8]).isCloseTo(45, within(0.0));
    }

    @Test
    void allocatesNothing() {
        double[] frames = noise(7, 8 * 15);
        double[] sum = new double[15 * 15];

        assertThat(AllocationProbe.bytesAfterWarmUp(() -> {
                    CovarianceKernel.accumulate(frames, 0, 8, 15, sum);
                    CovarianceKernel.mirror(15, sum);
                }))
                .isZero();
    }

    private static double[] noise(long seed, int length) {
        Random random = new Random(seed);
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }
}

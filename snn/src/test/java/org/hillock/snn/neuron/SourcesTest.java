package org.hillock.snn.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.SpikeRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
    @ParameterizedTest
    @CsvSource({"20, 0.1", "20, 1", "300, 1", "0, 1"})
    void poissonTrainsHaveTheRateAndTheSpreadOfIndependentSteps(double rateHz, double h) {
        int size = 1000;
        int steps = 2000;
        NeuronKernel kernel = new PoissonSource(rateHz).kernel(size, h);
        kernel.reset(3);
        int[] spikes = new int[size];
        double[] counts = new double[size];
        for (int step = 0; step < steps; step++) {
            int n = kernel.step(new float[0], spikes);
            for (int k = 0; k < n; k++) {
                counts[spikes[k]]++;
            }
        }
        double p = -StrictMath.expm1(-rateHz * h / 1000);
        double mean = 0;
        for (double count : counts) {
            mean += count / size;
        }
        double variance = 0;
        for (double count : counts) {
            variance += (count - mean) * (count - mean) / (size - 1);
        }
        double expected = steps * p * (1 - p);
        assertThat(mean).isCloseTo(steps * p, within(5 * Math.sqrt(expected / size)));
        assertThat(variance).isCloseTo(expected, within(5 * expected * Math.sqrt(2.0 / size) + 1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 0.03, 0.5, 0.999, 1})
    void drawsAreThoseOfTheGeneratorBitForBit(double probability) {
        int size = 77;
        var draws = new BernoulliDraws(size);
        int[] spikes = new int[size];
        for (long step = 0; step < 200; step++) {
            int count = draws.draw(-9, step * size, probability, spikes);
            int expected = 0;
            for (int i = 0; i < size; i++) {
                if (CounterRandom.uniform(-9, step * size + i) < probability) {
                    assertThat(spikes[expected++]).isEqualTo(i);
                }
            }
            assertThat(count).isEqualTo(expected);
        }
    }

    @Test
    void recordedSpikesComeInTheirStepAndThenFallSilent() {
        var raster = new SpikeRaster(3, 70);
        raster.set(0, 69);
        raster.set(2, 1);
        raster.set(2, 64);
        NeuronKernel kernel = new RecordedSource(raster).kernel(70, 1);
        int[] spikes = new int[70];
        for (int round = 0; round < 2; round++) {
            kernel.reset(0);
            assertThat(kernel.step(new float[0], spikes)).isEqualTo(1);
            assertThat(spikes[0]).isEqualTo(69);
            assertThat(kernel.step(new float[0], spikes)).isZero();
            assertThat(kernel.step(new float[0], spikes)).isEqualTo(2);
            assertThat(spikes).startsWith(1, 64);
            assertThat(kernel.step(new float[0], spikes)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, -1, 2.5})
    void twoWinnersShareTheStepsByTheLogistic(double margin) {
        NeuronKernel kernel = new WinnerTakeAll(2).kernel(2, 1);
        kernel.reset(17);
        float[] input = {(float) (-margin / 2), (float) (margin / 2)};
        int draws = 40_000;
        int ones = 0;
        int[] spikes = new int[2];
        for (int k = 0; k < draws; k++) {
            assertThat(kernel.step(input, spikes)).isEqualTo(1);
            ones += spikes[0];
        }
        double p = 1 / (1 + StrictMath.exp(-2 * margin));
        assertThat((double) ones / draws).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / draws)));
    }

    @Test
    void severalWinnersShareTheStepsBySoftmaxWhateverTheScaleOfTheirPotentials() {
        NeuronKernel kernel = new WinnerTakeAll(2).kernel(3, 1);
        kernel.reset(17);
        float[] input = {-10_000, -9_999.5f, -9_999.75f};
        int draws = 40_000;
        int[] wins = new int[3];
        int[] spikes = new int[3];
        for (int k = 0; k < draws; k++) {
            kernel.step(input, spikes);
            wins[spikes[0]]++;
        }
        double sum = 1 + StrictMath.exp(1) + StrictMath.exp(0.5);
        for (int c = 0; c < 3; c++) {
            double p = StrictMath.exp(2 * (input[c] + 10_000)) / sum;
            assertThat((double) wins[c] / draws).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / draws)));
        }
    }

    @Test
    void anIntegratorKeepsItsPhaseSoThatItsRateIsExact() {
        NeuronKernel kernel = new IntegrateAndFire(1).kernel(1, 1);
        int fired = 0;
        for (int step = 0; step < 1_000_000; step++) {
            fired += kernel.step(new float[] {0.3125f}, new int[1]);
        }
        assertThat(fired).isEqualTo(312_500);
    }

    @Test
    void inhomogeneousPoissonTrainsFollowTheirProfile() {
        int size = 2000;
        var profile = new RateProfile.Bins(new double[] {10, 0, 100}, 50);
        NeuronKernel kernel = new InhomogeneousPoissonSource(profile).kernel(size, 1);
        kernel.reset(8);
        int[] counts = new int[4];
        for (int step = 0; step < 200; step++) {
            counts[step / 50] += kernel.step(new float[0], new int[size]);
        }
        assertThat(counts[1]).isZero();
        assertThat(counts[3]).isZero();
        for (int bin = 0; bin < 3; bin += 2) {
            double p = -StrictMath.expm1(-(bin == 0 ? 10 : 100) / 1000.0);
            double expected = 50 * size * p;
            assertThat((double) counts[bin]).isCloseTo(expected, within(5 * Math.sqrt(expected)));
        }
    }

    @Test
    void aCosineProfileHasItsMeanAndItsDepth() {
        var profile = new RateProfile.Cosine(20, 0.5, 4);
        assertThat(profile.rateHz(0)).isEqualTo(30);
        assertThat(profile.rateHz(125)).isCloseTo(10, within(1e-9));
        assertThat(profile.rateHz(250)).isCloseTo(30, within(1e-9));
        for (int t = 0; t < 1000; t++) {
            double expected = 20 + 10 * StrictMath.cos(2 * Math.PI * 4 * t / 1000);
            assertThat(profile.rateHz(t)).isCloseTo(expected, within(1e-9));
        }
    }
}

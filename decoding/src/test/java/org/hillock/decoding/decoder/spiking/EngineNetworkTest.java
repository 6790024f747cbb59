package org.hillock.decoding.decoder.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hillock.snn.SpikeRaster;
import org.junit.jupiter.api.Test;

class EngineNetworkTest {
    @Test
    void theEngineComputesWhatTheFormulasSay() {
        for (int windows : new int[] {1, 9}) {
            Random random = new Random(windows);
            EngineNetwork engine = new EngineNetwork(24, windows, 2);
            FormulaNetwork formula = new FormulaNetwork(24, 2);
            for (int trial = 0; trial < 30; trial++) {
                double[][] z = whitened(random, windows, 24, trial % 2);
                SpikeRaster raster = engine.present(z, trial);
                boolean[][] expected = formula.present(z, trial);
                assertSameSpikes(raster, expected);
                assertThat(engine.spikes()).isEqualTo(formula.spikes());
                assertThat(engine.synapticOperations()).isEqualTo(formula.synapticOperations());
                for (int c = 0; c < 2; c++) {
                    assertThat(engine.potential(c))
                            .isCloseTo(formula.potential(c), within(1e-5 * Math.abs(formula.potential(c))));
                }
                assertThat(engine.learn(raster, trial % 2)).isEqualTo(formula.learn(expected, trial % 2));
            }
        }
    }

    private static void assertSameSpikes(SpikeRaster raster, boolean[][] expected) {
        for (int step = 0; step < expected.length; step++) {
            for (int i = 0; i < expected[step].length; i++) {
                assertThat(raster.fired(step, i)).isEqualTo(expected[step][i]);
            }
        }
    }

    private static double[][] whitened(Random random, int windows, int features, int label) {
        double[][] z = new double[windows][features];
        for (double[] window : z) {
            for (int f = 0; f < features; f++) {
                double mean = f == 0 ? 2.0 * label - 1 : 0;
                window[f] = Math.max(-3, Math.min(3, mean + random.nextGaussian()));
            }
        }
        return z;
    }

    @Test
    void aForkGoesOnBitForBitAndByItself() {
        Random random = new Random(3);
        EngineNetwork first = new EngineNetwork(6, 9, 2);
        for (int trial = 0; trial < 10; trial++) {
            first.learn(first.present(whitened(random, 9, 6, trial % 2), trial), trial % 2);
        }
        EngineNetwork fork = first.fork();
        double[][] z = whitened(random, 9, 6, 1);
        first.present(z, 99);
        fork.present(z, 99);
        assertThat(fork.potential(0)).isEqualTo(first.potential(0));
        first.learn(first.present(z, 100), 1);
        first.present(z, 101);
        fork.present(z, 101);
        assertThat(fork.potential(1)).isNotEqualTo(first.potential(1));
    }

    @Test
    void spendsWhatTheRecipeSays() {
        EngineNetwork network = new EngineNetwork(60, 1, 2);
        SpikeRaster raster = network.present(new double[1][60], 5);
        assertThat(network.spikes()).isBetween(5_300L, 5_500L);
        assertThat(network.synapticOperations()).isEqualTo(2 * network.spikes());
        assertThat(network.learn(raster, 0)).isEqualTo(45 * 120);
    }
}

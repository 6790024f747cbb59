package org.hillock.snn.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.hillock.snn.NetworkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonBackgroundTest {
    private static final ReceptorLif CELL =
            new ReceptorLif(new LifNeuron(20, 0, 20, 10, 2), 0, List.of(Receptor.deltaCurrent("soma")));

    @ParameterizedTest
    @ValueSource(doubles = {0.003, 0.7, 2, 9, 64})
    void numbersHaveThePoissonDistribution(double mean) {
        int draws = 400_000;
        float[] count = new float[PoissonTable.GREATEST + 1];
        for (int n = 0; n < count.length; n++) {
            count[n] = n;
        }
        float[] drawn = new float[draws];
        new PoissonTable(mean).add(7, 0, count, drawn);
        double[] seen = new double[count.length];
        for (float n : drawn) {
            seen[(int) n]++;
        }
        double probability = StrictMath.exp(-mean);
        for (int n = 0; n < count.length; n++) {
            double deviation = Math.sqrt(draws * probability * (1 - probability));
            assertThat(seen[n]).as("n = " + n).isCloseTo(draws * probability, within(5 * deviation + 1));
            probability *= mean / (n + 1);
        }
    }

    @Test
    void noMeanGivesNone() {
        float[] to = new float[101];
        float[] count = new float[PoissonTable.GREATEST + 1];
        Arrays.fill(count, 1, count.length, 1);
        new PoissonTable(0).add(3, 0, count, to);
        assertThat(to).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 51, 100})
    void partsGetWhatTheWholeGets(int first) {
        var model = new PoissonBackground(CELL, "soma", 20_000, 0.1);
        double[] whole = potentials(model.kernel(101, 0.1), 101);
        assertThat(model.canBeSplit()).isTrue();
        assertThat(potentials(model.kernel(0, first, 0.1), first)).containsExactly(Arrays.copyOf(whole, first));
        assertThat(potentials(model.kernel(first, 101 - first, 0.1), 101 - first))
                .containsExactly(Arrays.copyOfRange(whole, first, 101));
    }

    private static double[] potentials(NeuronKernel kernel, int size) {
        kernel.reset(5);
        for (int step = 0; step < 30; step++) {
            kernel.step(new float[size], new int[size]);
        }
        double[] potentials = new double[size];
        kernel.potentials(potentials);
        return potentials;
    }

    @Test
    void refusesAReceptorTheCellDoesNotHaveAndTooManySpikesAStep() {
        assertThatThrownBy(() -> new PoissonBackground(CELL, "dendrite", 10, 1))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("receptor dendrite");
        assertThatThrownBy(() -> new PoissonBackground(CELL, "soma", 1e6, 1).kernel(1, 1))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("1000.0 spikes a step");
        assertThatThrownBy(() -> new PoissonBackground(CELL, "soma", -1, 1))
                .isInstanceOf(NetworkException.class);
    }
}

package org.hillock.snn.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.synapse.DenseSynapses;
import org.hillock.snn.synapse.WeightTransfer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerLawStdpTest {
    private static final int[] ONE = {0};

    @ParameterizedTest
    @CsvSource({"0, 0.5, 0.3", "1, 0.5, 0.3", "0.4, 1.5, 0.3", "0.02, 2, 1.9", "2, 2, 0.1"})
    void stepsByThePowerOfTheWeight(double exponent, double greatest, double start) {
        var rule = new PowerLawStdp(20, 25, 0.01, 1.05, exponent, greatest, Pairing.ALL_TO_ALL);
        double u = (float) start / (float) greatest;
        double up = 0.01 * greatest * StrictMath.pow(1 - u, exponent) * StrictMath.exp(-5.0 / 20);
        double down = 0.01 * 1.05 * greatest * StrictMath.pow(u, exponent) * StrictMath.exp(-8.0 / 25);
        assertThat(weightAfter(rule, (float) start, new int[] {1}, new int[] {6}))
                .isCloseTo((float) (start + up), within(2e-7f));
        assertThat(weightAfter(rule, (float) start, new int[] {9}, new int[] {1}))
                .isCloseTo((float) (start - down), within(2e-7f));
    }

    @Test
    void isAdditivePairStdpWhenTheExponentIsZero() {
        int[] pre = {3, 9, 20, 21, 40};
        int[] post = {5, 9, 22, 50};
        var pair = new PairStdp(20, 25, 0.01, 0.0105, 0, 1);
        var power = new PowerLawStdp(20, 25, 0.01, 1.05, 0, 1, Pairing.ALL_TO_ALL);
        assertThat(weightAfter(power, 0.5f, pre, post)).isCloseTo(weightAfter(pair, 0.5f, pre, post), within(1e-7f));
    }

    @Test
    void pairsOnlyTheNearestSpikesWhenTold() {
        var rule = new PowerLawStdp(20, 25, 0.01, 1, 0, 1, Pairing.NEAREST);
        double expected = 0.5
                + 0.01
                        * (StrictMath.exp(-3.0 / 20)
                                - StrictMath.exp(-4.0 / 25)
                                + StrictMath.exp(-1.0 / 20)
                                + StrictMath.exp(-6.0 / 20));
        assertThat(weightAfter(rule, 0.5f, new int[] {1, 3, 10}, new int[] {6, 11, 16}))
                .isCloseTo((float) expected, within(2e-7f));
    }

    /** Independent inputs of a linear neuron: additive weights part to both bounds, multiplicative ones gather in the middle. */
    @Test
    void partsAdditiveAndGathersMultiplicativeWeights() {
        int low = 0;
        int high = 0;
        float[] additive = poisson(0, 0.005);
        for (float w : additive) {
            low += w < 0.2f ? 1 : 0;
            high += w > 0.8f ? 1 : 0;
        }
        assertThat(low).isGreaterThan(10);
        assertThat(high).isGreaterThan(10);
        assertThat(low + high).isGreaterThan(additive.length * 4 / 5);
        for (float w : poisson(1, 0.01)) {
            assertThat(w).isBetween(0.4f, 0.6f);
        }
    }

    private static float[] poisson(double exponent, double rate) {
        int sources = 60;
        var weights = new float[sources];
        java.util.Arrays.fill(weights, 0.5f);
        var table = new DenseSynapses(sources, 1, weights, new WeightTransfer.Identity());
        var kernel = new PowerLawStdp(20, 20, rate, 1.05, exponent, 1, Pairing.ALL_TO_ALL).kernel(table, 1);
        int[] arrivals = new int[sources];
        float before = 0;
        for (int step = 0; step < 2_500_000; step++) {
            int n = 0;
            float drive = 0;
            for (int i = 0; i < sources; i++) {
                if (CounterRandom.uniform(11, (long) step * sources + i) < 0.02) {
                    arrivals[n++] = i;
                    drive += table.weights()[i];
                }
            }
            // Its chance to fire follows the input of the step before.
            boolean fires = CounterRandom.uniform(12, step) < 0.02 * before / (0.02 * 0.5 * sources);
            kernel.learn(arrivals, n, ONE, fires ? 1 : 0);
            before = drive;
        }
        return table.weights();
    }

    static float weightAfter(PlasticityRule rule, float start, int[] pre, int[] post) {
        var table = new DenseSynapses(1, 1, new float[] {start}, new WeightTransfer.Identity());
        var kernel = rule.kernel(table, 1);
        for (int step = 0; step < 60; step++) {
            kernel.learn(ONE, contains(pre, step), ONE, contains(post, step));
        }
        kernel.settle();
        return table.weights()[0];
    }

    private static int contains(int[] steps, int step) {
        for (int s : steps) {
            if (s == step) {
                return 1;
            }
        }
        return 0;
    }
}

package org.hillock.snn.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.synapse.DenseSynapses;
import org.hillock.snn.synapse.WeightTransfer;
import org.junit.jupiter.api.Test;

class RateRulesTest {
    private static final int[] ONE = {0};

    @Test
    void hebbStrengthensWhatWasActiveBeforeTheSpike() {
        var rule = new HebbRule(20, 0.01, 0, 1);
        assertThat(PowerLawStdpTest.weightAfter(rule, 0.2f, new int[] {1, 5}, new int[] {5, 11}))
                .isCloseTo(
                        (float) (0.2
                                + 0.01
                                        * (1
                                                + StrictMath.exp(-4.0 / 20)
                                                + StrictMath.exp(-6.0 / 20)
                                                + StrictMath.exp(-10.0 / 20))),
                        within(1e-6f));
        assertThat(PowerLawStdpTest.weightAfter(rule, 0.2f, new int[] {30}, new int[] {20}))
                .isEqualTo(0.2f);
    }

    /** Four sources share a slow common rate, four have their own: the first principal component spans the first four. */
    @Test
    void ojaTurnsToThePrincipalComponentAndKeepsItsLength() {
        int sources = 8;
        var weights = new float[sources];
        java.util.Arrays.fill(weights, 0.3f);
        var table = new DenseSynapses(sources, 1, weights, new WeightTransfer.Identity());
        var kernel = new OjaRule(50, 2e-4).kernel(table, 1);
        double a = StrictMath.exp(-1.0 / 50);
        double[] x = new double[sources];
        double[][] moment = new double[sources][sources];
        int[] arrivals = new int[sources];
        int steps = 1_500_000;
        for (int step = 0; step < steps; step++) {
            long block = step / 500;
            int n = 0;
            double y = 0;
            for (int i = 0; i < sources; i++) {
                long stream = i < 4 ? 0 : i;
                double rate = CounterRandom.uniform(20 + stream, block) < 0.3 ? 0.09 : 0.005;
                boolean arrives = CounterRandom.uniform(2, (long) step * sources + i) < rate;
                if (arrives) {
                    arrivals[n++] = i;
                }
                x[i] = a * x[i] + (arrives ? 1 : 0);
                y += table.weights()[i] * x[i];
            }
            // The neuron's rate is w x: per step (1 - a) of what its trace should hold.
            boolean fires = CounterRandom.uniform(3, step) < (1 - a) * Math.max(0, y);
            kernel.learn(arrivals, n, ONE, fires ? 1 : 0);
            if (step % 100 == 0) {
                for (int i = 0; i < sources; i++) {
                    for (int j = 0; j < sources; j++) {
                        moment[i][j] += x[i] * x[j];
                    }
                }
            }
        }
        double[] principal = principal(moment);
        double dot = 0;
        double length = 0;
        for (int i = 0; i < sources; i++) {
            dot += table.weights()[i] * principal[i];
            length += table.weights()[i] * table.weights()[i];
        }
        assertThat(dot / StrictMath.sqrt(length)).isGreaterThan(0.99);
        assertThat(StrictMath.sqrt(length)).isCloseTo(1, within(0.1));
    }

    /** Four patterns on 40 sources: the neuron ends up answering to one of them and hardly to the others. */
    @Test
    void bcmBecomesSelective() {
        int sources = 40;
        var weights = new float[sources];
        for (int i = 0; i < sources; i++) {
            weights[i] = (float) (0.4 + 0.1 * CounterRandom.uniform(1, i));
        }
        var table = new DenseSynapses(sources, 1, weights, new WeightTransfer.Identity());
        var kernel = new BcmRule(100, 4000, 4, 1e-4, 0, 5).kernel(table, 1);
        double before = selectivity(weights.clone());
        int[] arrivals = new int[sources];
        for (int step = 0; step < 5_000_000; step++) {
            int pattern = (int) (4 * CounterRandom.uniform(7, step / 300));
            int n = 0;
            double y = 0;
            for (int i = 0; i < sources; i++) {
                if (CounterRandom.uniform(2, (long) step * sources + i) < rate(i, pattern)) {
                    arrivals[n++] = i;
                }
                y += table.weights()[i] * rate(i, pattern);
            }
            boolean fires = CounterRandom.uniform(3, step) < 0.1 * y;
            kernel.learn(arrivals, n, ONE, fires ? 1 : 0);
        }
        assertThat(before).isLessThan(0.1);
        assertThat(selectivity(table.weights())).isGreaterThan(0.6);
    }

    private static double rate(int source, int pattern) {
        return source / 10 == pattern ? 0.06 : 0.006;
    }

    /** 1 - mean response / greatest response, as Bienenstock, Cooper and Munro define it. */
    private static double selectivity(float[] weights) {
        double sum = 0;
        double greatest = 0;
        for (int pattern = 0; pattern < 4; pattern++) {
            double response = 0;
            for (int i = 0; i < weights.length; i++) {
                response += weights[i] * rate(i, pattern);
            }
            sum += response;
            greatest = Math.max(greatest, response);
        }
        return 1 - sum / 4 / greatest;
    }

    private static double[] principal(double[][] matrix) {
        double[] v = new double[matrix.length];
        java.util.Arrays.fill(v, 1);
        for (int k = 0; k < 200; k++) {
            double[] next = new double[v.length];
            double norm = 0;
            for (int i = 0; i < v.length; i++) {
                for (int j = 0; j < v.length; j++) {
                    next[i] += matrix[i][j] * v[j];
                }
                norm += next[i] * next[i];
            }
            for (int i = 0; i < v.length; i++) {
                v[i] = next[i] / StrictMath.sqrt(norm);
            }
        }
        return v;
    }
}

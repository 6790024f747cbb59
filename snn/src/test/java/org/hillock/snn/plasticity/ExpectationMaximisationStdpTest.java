package org.hillock.snn.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.RecordedSource;
import org.hillock.snn.neuron.WinnerTakeAll;
import org.hillock.snn.synapse.DeltaSynapse;
import org.hillock.snn.synapse.DenseSynapses;
import org.hillock.snn.synapse.WeightTransfer;
import org.junit.jupiter.api.Test;

class ExpectationMaximisationStdpTest {
    @Test
    void convergesToTheLogLikelihoods() {
        double[][] probability = {{0.9, 0.1}, {0.05, 0.5}, {0.3, 0.3}, {0.02, 0.7}};
        var table = new DenseSynapses(4, 2, new float[8], new WeightTransfer.Identity());
        var kernel = new ExpectationMaximisationStdp(5, StrictMath.exp(2), 2e-4, -6, 3).kernel(table, 1);
        int[] arrivals = new int[4];
        int[] fired = new int[1];
        for (int trial = 0; trial < 60_000; trial++) {
            int y = CounterRandom.uniform(1, trial) < 0.5 ? 0 : 1;
            kernel.resetTraces();
            int n = 0;
            for (int i = 0; i < 4; i++) {
                if (CounterRandom.uniform(2, 4L * trial + i) < probability[i][y]) {
                    arrivals[n++] = i;
                }
            }
            kernel.learn(arrivals, n, fired, 0);
            for (int step = 0; step < 4; step++) {
                kernel.learn(arrivals, 0, fired, 0);
            }
            fired[0] = y;
            kernel.learn(arrivals, 0, fired, 1);
        }
        for (int i = 0; i < 4; i++) {
            for (int y = 0; y < 2; y++) {
                double expected = StrictMath.log(probability[i][y]) + 2;
                assertThat(table.weights()[2 * i + y]).isCloseTo((float) expected, within(0.12f));
            }
        }
    }

    @Test
    void forgetsAnArrivalWhenItsWindowIsOver() {
        var rule = new ExpectationMaximisationStdp(5, 1, 0.1, -6, 6);
        assertThat(PowerLawStdpTest.weightAfter(rule, 0.7f, new int[] {10}, new int[] {15}))
                .isCloseTo((float) (0.7 + StrictMath.exp(-0.7) - 1), within(1e-6f));
        assertThat(PowerLawStdpTest.weightAfter(rule, 0.7f, new int[] {10}, new int[] {16}))
                .isCloseTo(0.7f - 1, within(1e-6f));
    }

    /** Two hidden causes with complementary patterns, no teacher: each neuron of the circuit takes one of them. */
    @Test
    void discoversTheCausesOfItsInputWithoutATeacher() {
        int inputs = 20;
        int steps = 40_000;
        var raster = new SpikeRaster(steps, inputs);
        for (int step = 0; step < steps; step++) {
            int cause = CounterRandom.uniform(5, step) < 0.5 ? 0 : 1;
            for (int i = 0; i < inputs; i++) {
                double p = (i < inputs / 2) == (cause == 0) ? 0.6 : 0.1;
                if (CounterRandom.uniform(6, (long) step * inputs + i) < p) {
                    raster.set(step, i);
                }
            }
        }
        float[] start = new float[inputs * 2];
        for (int k = 0; k < start.length; k++) {
            start[k] = (float) (-1 + 0.2 * CounterRandom.uniform(7, k));
        }
        var builder = Network.builder(1);
        var source = builder.population("inputs", inputs, new RecordedSource(raster));
        var causes = builder.population("causes", 2, new WinnerTakeAll(1));
        var synapses = builder.project(
                source,
                causes,
                ProjectionSettings.of(new AllToAllConnector(start), new DeltaSynapse())
                        .delayed(0)
                        .plastic(new ExpectationMaximisationStdp(0.4, 1, 0.002, -5, 0)));
        var engine = new FloatEngine(builder.build(), 9);
        int[] spikes = new int[2];
        int[][] confusion = new int[2][2];
        for (int step = 0; step < steps; step++) {
            engine.step();
            engine.spikes(causes, spikes);
            if (step >= steps / 2) {
                confusion[CounterRandom.uniform(5, step) < 0.5 ? 0 : 1][spikes[0]]++;
            }
        }
        int straight = confusion[0][0] + confusion[1][1];
        double accuracy = Math.max(straight, steps / 2 - straight) / (steps / 2.0);
        assertThat(accuracy).isGreaterThan(0.95);
        float[] weights = new float[inputs * 2];
        engine.weights(synapses, weights);
        int first = straight > steps / 4 ? 0 : 1;
        assertThat(mean(weights, 0, inputs / 2, first)).isCloseTo(StrictMath.log(0.6), within(0.15));
        assertThat(mean(weights, inputs / 2, inputs, first)).isCloseTo(StrictMath.log(0.1), within(0.25));
    }

    private static double mean(float[] weights, int from, int to, int neuron) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[2 * i + neuron];
        }
        return sum / (to - from);
    }
}

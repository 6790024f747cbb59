package org.hillock.snn.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.engine.Learning;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.neuron.PoissonSource;
import org.hillock.snn.synapse.DeltaSynapse;
import org.hillock.snn.synapse.DenseSynapses;
import org.hillock.snn.synapse.WeightTransfer;
import org.junit.jupiter.api.Test;

class ErrorModulatedRuleTest {
    private static final int SOURCES = 8;
    private static final double[][] WANTED = {
        {0.5, -0.3, 0.8, 0, 0.1, -0.7, 0.4, 0.2}, {-0.2, 0.6, 0, 0.9, -0.5, 0.3, 0.1, -0.8}
    };

    @Test
    void findsTheWeightsThatExplainItsLabels() {
        var table = new DenseSynapses(SOURCES, 2, new float[2 * SOURCES], new WeightTransfer.Identity());
        var kernel = new ErrorModulatedRule(10, 20, 0.5, 0, -5, 5).kernel(table, 1);
        double a = StrictMath.exp(-1.0 / 10);
        double b = StrictMath.exp(-1.0 / 20);
        double[] first = new double[SOURCES];
        double[] z = new double[SOURCES];
        int[] arrivals = new int[SOURCES];
        float[] error = new float[2];
        for (int step = 0; step < 200_000; step++) {
            int n = 0;
            for (int i = 0; i < SOURCES; i++) {
                double rate = 0.2 + 0.2 * StrictMath.sin(step / (40.0 + 17 * i));
                boolean arrives = CounterRandom.uniform(3, (long) step * SOURCES + i) < rate;
                if (arrives) {
                    arrivals[n++] = i;
                }
                first[i] = a * first[i] + (1 - a) * (arrives ? 1 : 0);
                z[i] = b * z[i] + (1 - b) * first[i];
            }
            for (int c = 0; c < 2; c++) {
                double e = 0;
                for (int i = 0; i < SOURCES; i++) {
                    e += (WANTED[c][i] - table.weights()[2 * i + c]) * z[i];
                }
                error[c] = (float) e;
            }
            kernel.modulate(error);
            kernel.learn(arrivals, n, arrivals, 0);
        }
        for (int i = 0; i < SOURCES; i++) {
            assertThat(table.weights()[2 * i]).isCloseTo((float) WANTED[0][i], within(0.01f));
            assertThat(table.weights()[2 * i + 1]).isCloseTo((float) WANTED[1][i], within(0.01f));
        }
    }

    @Test
    void movesByTheNormalisedStepAndTheDecay() {
        var table = new DenseSynapses(2, 1, new float[] {0.5f, -0.25f}, new WeightTransfer.Identity());
        var kernel = new ErrorModulatedRule(0, 10, 0.2, 0.1, -1, 1).kernel(table, 1);
        kernel.modulate(0.7);
        kernel.learn(new int[] {1}, 1, new int[0], 0);
        double z = 1 - StrictMath.exp(-1.0 / 10);
        double g = 0.2 / (1 + z * z);
        assertThat(table.weights()[0]).isCloseTo((float) (0.5 * (1 - 0.1 * g)), within(1e-7f));
        assertThat(table.weights()[1]).isCloseTo((float) (-0.25 * (1 - 0.1 * g) + g * 0.7 * z), within(1e-7f));
        assertThat(kernel.learn(new int[] {1}, 1, new int[0], 0)).isZero();
    }

    @Test
    void takesErrorsThroughTheSimulatorAndDropsThemWhileFrozen() {
        var builder = Network.builder(1);
        var sources = builder.population("sources", 4, new PoissonSource(200));
        var cells = builder.population("cells", 2, IntegrateAndFire.neverFiring());
        var taught = builder.project(
                sources,
                cells,
                ProjectionSettings.of(new AllToAllConnector(0), new DeltaSynapse())
                        .plastic(new ErrorModulatedRule(5, 20, 0.1, 0, -1, 1)));
        var still =
                builder.project(sources, cells, ProjectionSettings.of(new AllToAllConnector(0), new DeltaSynapse()));
        var engine = new FloatEngine(builder.build(), 1);
        float[] weights = new float[8];
        engine.learning(taught, Learning.FROZEN);
        engine.run(200);
        engine.modulate(taught, 1);
        engine.step();
        engine.learning(taught, Learning.ACTIVE);
        engine.run(50);
        engine.weights(taught, weights);
        assertThat(weights).containsOnly(0f);
        engine.modulate(taught, new float[] {1, -1});
        engine.step();
        engine.weights(taught, weights);
        assertThat(weights[0]).isPositive();
        assertThat(weights[1]).isEqualTo(-weights[0]);
        assertThatThrownBy(() -> engine.modulate(still, 1))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("third factor");
    }
}

package org.hillock.snn.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.SpikeRaster;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.engine.Learning;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.PoissonSource;
import org.hillock.snn.neuron.RecordedSource;
import org.hillock.snn.synapse.ExponentialSynapse;
import org.junit.jupiter.api.Test;

class HomeostasisTest {
    private static final LifNeuron CELL = new LifNeuron(20, -60, -50, -60, 2);

    @Test
    void scalingReachesTheTargetRateAndKeepsTheRatiosOfWeights() {
        int sources = 100;
        float[] start = new float[sources];
        for (int i = 0; i < sources; i++) {
            start[i] = i % 2 == 0 ? 0.5f : 1;
        }
        var builder = Network.builder(1);
        var input = builder.population("input", sources, new PoissonSource(20));
        var cell = builder.population("cell", 1, CELL);
        var synapses = builder.project(
                input,
                cell,
                ProjectionSettings.of(new AllToAllConnector(start), new ExponentialSynapse(5))
                        .plastic(new SynapticScaling(8, 5_000, 50_000, 10, 20)));
        var engine = new FloatEngine(builder.build(), 3);
        engine.learning(synapses, Learning.FROZEN);
        engine.run(5_000);
        double silent = engine.spikesEmitted(cell) / 5.0;
        engine.learning(synapses, Learning.ACTIVE);
        engine.run(400_000);
        long learned = engine.spikesEmitted(cell);
        engine.run(200_000);
        assertThat(silent).isLessThan(4);
        assertThat((engine.spikesEmitted(cell) - learned) / 200.0).isCloseTo(8, within(0.4));
        float[] weights = new float[sources];
        engine.weights(synapses, weights);
        for (int i = 0; i < sources; i += 2) {
            assertThat(weights[i + 1] / weights[i]).isCloseTo(2, within(0.001f));
        }
    }

    @Test
    void excitabilityReachesTheTargetRateOfEveryNeuronWhateverItsInput() {
        int cells = 5;
        float[] gain = {0.2f, 0.6f, 1, 1.6f, 2.2f};
        float[] start = new float[100 * cells];
        for (int k = 0; k < start.length; k++) {
            start[k] = gain[k % cells];
        }
        var everyStep = new SpikeRaster(400_000, 1);
        for (int step = 0; step < everyStep.steps(); step++) {
            everyStep.set(step, 0);
        }
        var builder = Network.builder(1);
        var input = builder.population("input", 100, new PoissonSource(20));
        var bias = builder.population("bias", 1, new RecordedSource(everyStep));
        var population = builder.population("cells", cells, CELL);
        builder.project(
                input, population, ProjectionSettings.of(new AllToAllConnector(start), new ExponentialSynapse(5)));
        builder.project(
                bias,
                population,
                ProjectionSettings.of(new AllToAllConnector(0), new ExponentialSynapse(5))
                        .plastic(new IntrinsicHomeostasis(6, 5_000, 0.05, 10, -20, 20)));
        var engine = new FloatEngine(builder.build(), 3);
        engine.run(200_000);
        int[] learned = new int[cells];
        engine.spikeCounts(population, learned);
        engine.run(200_000);
        int[] counts = new int[cells];
        engine.spikeCounts(population, counts);
        for (int j = 0; j < cells; j++) {
            assertThat((counts[j] - learned[j]) / 200.0).isCloseTo(6, within(0.4));
        }
    }
}

package org.hillock.tests.benchmark.spiking;

import java.util.List;
import java.util.Map;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.ConductanceLif;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.PoissonSource;
import org.hillock.snn.plasticity.PairStdp;
import org.hillock.snn.synapse.ReceptorSynapse;

/**
 * A small decoder with dense layers: 256 Poisson inputs of 30 Hz, 200 hidden cells that inhibit each other, 8 outputs; pair
 * STDP onto hidden and output cells, delays and steps of 1 ms.
 *
 * <p>A plastic weight is drawn uniformly within 30 % of its mean, and so is a factor for each hidden cell.
 */
final class DecoderLayers {
    private static final int INPUTS = 256;
    private static final int HIDDEN = 200;
    private static final int OUTPUTS = 8;
    // A spike found at the end of a step counts as emitted at its start: 1 ms from the crossing are 2 steps.
    private static final int DELAY_STEPS = 2;

    private DecoderLayers() {}

    static BenchmarkNetwork create(long seed) {
        var cell = new ConductanceLif(new LifNeuron(20, -60, -50, -60, 5), 0, 5, 0, 10, -80);
        var builder = Network.builder(1);
        Population inputs = builder.population("inputs", INPUTS, new PoissonSource(30));
        Population hidden = builder.population("hidden", HIDDEN, cell);
        Population outputs = builder.population("outputs", OUTPUTS, cell);
        var rule = new PairStdp(20, 20, 1e-5, 1e-5, 0, 1);
        float[] factors = drawn(HIDDEN, 1, seed);
        float[] forward = drawn(INPUTS * HIDDEN, 0.02, seed + 1);
        float[] readOut = drawn(HIDDEN * OUTPUTS, 0.05, seed + 2);
        for (int k = 0; k < forward.length; k++) {
            forward[k] *= factors[k % HIDDEN];
        }
        for (int k = 0; k < readOut.length; k++) {
            readOut[k] *= factors[k / OUTPUTS];
        }
        builder.project(inputs, hidden, settings(forward, "excitatory").plastic(rule));
        var inhibition = new AllToAllConnector(0.05);
        builder.project(
                hidden,
                hidden,
                ProjectionSettings.of(inhibition, new ReceptorSynapse("inhibitory"))
                        .delayed(DELAY_STEPS));
        builder.project(hidden, outputs, settings(readOut, "excitatory").plastic(rule));
        return new BenchmarkNetwork(builder.build(), List.of(hidden, outputs), Map.of(), 1);
    }

    private static ProjectionSettings settings(float[] weights, String receptor) {
        return ProjectionSettings.of(new AllToAllConnector(weights), new ReceptorSynapse(receptor))
                .delayed(DELAY_STEPS);
    }

    private static float[] drawn(int count, double mean, long seed) {
        float[] weights = new float[count];
        for (int k = 0; k < count; k++) {
            weights[k] = (float) (mean * (0.7 + 0.6 * CounterRandom.uniform(seed, k)));
        }
        return weights;
    }
}

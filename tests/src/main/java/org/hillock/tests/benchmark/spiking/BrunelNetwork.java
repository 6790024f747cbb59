package org.hillock.tests.benchmark.spiking;

import java.util.List;
import java.util.Map;
import org.hillock.snn.network.Autapses;
import org.hillock.snn.network.ConnectionPattern;
import org.hillock.snn.network.DrawnConnector;
import org.hillock.snn.network.FixedInDegree;
import org.hillock.snn.network.Multapses;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.PoissonBackground;
import org.hillock.snn.neuron.Receptor;
import org.hillock.snn.neuron.ReceptorLif;
import org.hillock.snn.plasticity.Pairing;
import org.hillock.snn.plasticity.PowerLawStdp;
import org.hillock.snn.synapse.ReceptorSynapse;

/**
 * A sparse network of delta synapses (Brunel 2000, J Comput Neurosci 8:183-208) of 10 000 cells with 6.4 million plastic
 * synapses: every cell has exactly 800 excitatory and 200 inhibitory sources and a Poisson input of 20 kHz. Steps of 0.1 ms.
 */
final class BrunelNetwork {
    private static final double WEIGHT_MILLIVOLTS = 0.1;
    private static final double INHIBITION = 5;
    private static final double BACKGROUND_HZ = 20_000;
    // 0.8 ms from the crossing, as in the balanced networks.
    private static final int DELAY_STEPS = 9;

    private BrunelNetwork() {}

    static BenchmarkNetwork create(long seed) {
        var membrane = new LifNeuron(20, 0, 20, 10, 2);
        var cell = new PoissonBackground(
                new ReceptorLif(membrane, 0, List.of(Receptor.deltaCurrent("delta"))),
                "delta",
                BACKGROUND_HZ,
                WEIGHT_MILLIVOLTS);
        var builder = Network.builder(0.1);
        Population excitatory = builder.population("excitatory", 8000, cell);
        Population inhibitory = builder.population("inhibitory", 2000, cell);
        var excites = settings(exactly(800), WEIGHT_MILLIVOLTS, 10 * seed);
        var learns = new PowerLawStdp(20, 20, 1e-9, 2.02, 1, 0.3, Pairing.ALL_TO_ALL);
        builder.project(excitatory, excitatory, excites.plastic(learns));
        builder.project(excitatory, inhibitory, settings(exactly(800), WEIGHT_MILLIVOLTS, 10 * seed + 1));
        builder.project(inhibitory, excitatory, settings(exactly(200), -INHIBITION * WEIGHT_MILLIVOLTS, 10 * seed + 2));
        builder.project(inhibitory, inhibitory, settings(exactly(200), -INHIBITION * WEIGHT_MILLIVOLTS, 10 * seed + 3));
        return new BenchmarkNetwork(
                builder.build(),
                List.of(excitatory, inhibitory),
                Map.of(excitatory, new double[8000], inhibitory, new double[2000]),
                0.4);
    }

    private static ConnectionPattern exactly(int sources) {
        return new FixedInDegree(sources, Autapses.ALLOWED, Multapses.FORBIDDEN);
    }

    private static ProjectionSettings settings(ConnectionPattern pattern, double weight, long seed) {
        return ProjectionSettings.of(new DrawnConnector(pattern, weight, seed), new ReceptorSynapse("delta"))
                .delayed(DELAY_STEPS);
    }
}

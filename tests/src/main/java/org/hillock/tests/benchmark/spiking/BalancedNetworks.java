package org.hillock.tests.benchmark.spiking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.network.DrawnConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.ConductanceLif;
import org.hillock.snn.neuron.CurrentLif;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.NeuronModel;
import org.hillock.snn.plasticity.PairStdp;
import org.hillock.snn.plasticity.PlasticityRule;
import org.hillock.snn.synapse.ReceptorSynapse;

/**
 * The balanced networks of Brette et al. 2007 (J Comput Neurosci 23:349-398, benchmarks 1 and 2, after Vogels and Abbott
 * 2005), 3200 excitatory and 800 inhibitory cells at a density of 0.02, all delays 0.8 ms, steps of 0.1 ms.
 */
final class BalancedNetworks {
    private static final int EXCITATORY = 3200;
    private static final int INHIBITORY = 800;
    private static final double DENSITY = 0.02;
    // A spike found at the end of a step counts as emitted at its start: 0.8 ms from the crossing are 9 steps.
    private static final int DELAY_STEPS = 9;

    private BalancedNetworks() {}

    /** Conductance synapses; the drawn graph starts at rest, the exact one, whose cells are alike, at drawn potentials. */
    static BenchmarkNetwork conductances(Degrees degrees, long seed) {
        return build(conductanceCell(), 0.4, 5.1, Optional.empty(), degrees, seed, degrees == Degrees.EXACT);
    }

    /** As {@link #conductances}, on the same graph, with pair STDP among the excitatory cells. */
    static BenchmarkNetwork plastic(Degrees degrees, long seed) {
        var rule = Optional.<PlasticityRule>of(new PairStdp(20, 20, 1e-5, 1e-5, 0, 1));
        return build(conductanceCell(), 0.4, 5.1, rule, degrees, seed, degrees == Degrees.EXACT);
    }

    /** Current synapses. */
    static BenchmarkNetwork currents(Degrees degrees, long seed) {
        var cell = new CurrentLif(new LifNeuron(20, -60, -50, -60, 5), 11, 5, 10);
        return build(cell, 1.62, -9, Optional.empty(), degrees, seed, true);
    }

    private static NeuronModel conductanceCell() {
        return new ConductanceLif(new LifNeuron(20, -60, -50, -60, 5), 20, 5, 0, 10, -80);
    }

    private static BenchmarkNetwork build(
            NeuronModel cell,
            double excitation,
            double inhibition,
            Optional<PlasticityRule> rule,
            Degrees degrees,
            long seed,
            boolean scattered) {
        var builder = Network.builder(0.1);
        Population excitatory = builder.population("excitatory", EXCITATORY, cell);
        Population inhibitory = builder.population("inhibitory", INHIBITORY, cell);
        long graph = 100 * seed;
        for (Population pre : List.of(excitatory, inhibitory)) {
            boolean excites = pre.equals(excitatory);
            var pattern = degrees.pattern(DENSITY, pre.size());
            for (Population post : List.of(excitatory, inhibitory)) {
                var synapses = new DrawnConnector(pattern, excites ? excitation : inhibition, ++graph);
                var settings = ProjectionSettings.of(
                                synapses, new ReceptorSynapse(excites ? "excitatory" : "inhibitory"))
                        .delayed(DELAY_STEPS);
                boolean learns = rule.isPresent() && excites && post.equals(excitatory);
                builder.project(pre, post, learns ? settings.plastic(rule.get()) : settings);
            }
        }
        return new BenchmarkNetwork(
                builder.build(),
                List.of(excitatory, inhibitory),
                Map.of(
                        excitatory, potentials(EXCITATORY, scattered, seed),
                        inhibitory, potentials(INHIBITORY, scattered, seed + 1)),
                1);
    }

    private static double[] potentials(int size, boolean scattered, long seed) {
        double[] potentials = new double[size];
        for (int i = 0; i < size; i++) {
            potentials[i] = -60 + (scattered ? 10 * CounterRandom.uniform(seed, i) : 0);
        }
        return potentials;
    }
}

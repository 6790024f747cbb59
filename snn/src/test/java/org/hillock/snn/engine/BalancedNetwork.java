package org.hillock.snn.engine;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.network.Autapses;
import org.hillock.snn.network.DrawnConnector;
import org.hillock.snn.network.FixedInDegree;
import org.hillock.snn.network.Multapses;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.ConductanceLif;
import org.hillock.snn.neuron.CurrentLif;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.NeuronModel;
import org.hillock.snn.synapse.ReceptorSynapse;

/**
 * The two balanced networks of Brette et al. 2007 (J Comput Neurosci 23:349-398): 3200 excitatory and 800 inhibitory cells,
 * each with 64 excitatory and 16 inhibitory synapses.
 *
 * <p>A spike found at the end of a step counts here as emitted at its start, so 0.8 ms from the crossing are 9 steps.
 */
final class BalancedNetwork {
    private static final int DELAY = 9;

    final Network network;
    final Population excitatory;
    final Population inhibitory;
    final long seed;

    private BalancedNetwork(NeuronModel model, double excitation, double inhibition, long seed) {
        var builder = Network.builder(0.1);
        excitatory = builder.population("excitatory", 3200, model);
        inhibitory = builder.population("inhibitory", 800, model);
        long stream = seed;
        for (Population pre : new Population[] {excitatory, inhibitory}) {
            for (Population post : new Population[] {excitatory, inhibitory}) {
                boolean excites = pre == excitatory;
                var pattern = new FixedInDegree(excites ? 64 : 16, Autapses.ALLOWED, Multapses.FORBIDDEN);
                var synapses = new DrawnConnector(pattern, excites ? excitation : inhibition, ++stream);
                builder.project(
                        pre,
                        post,
                        ProjectionSettings.of(synapses, new ReceptorSynapse(excites ? "excitatory" : "inhibitory"))
                                .delayed(DELAY));
            }
        }
        network = builder.build();
        this.seed = seed;
    }

    /** Conductance synapses, every cell with exactly 64 and 16. */
    static BalancedNetwork conductances(long seed) {
        var model = new ConductanceLif(new LifNeuron(20, -60, -50, -60, 5), 20, 5, 0, 10, -80);
        return new BalancedNetwork(model, 0.4, 5.1, 100 * seed);
    }

    /** Current synapses, every cell with exactly 64 and 16. */
    static BalancedNetwork currents(long seed) {
        var model = new CurrentLif(new LifNeuron(20, -60, -50, -60, 5), 11, 5, 10);
        return new BalancedNetwork(model, 1.62, -9, 100 * seed);
    }

    FloatEngine start() {
        var engine = new FloatEngine(network, 1);
        for (Population population : network.populations()) {
            double[] v = new double[population.size()];
            for (int k = 0; k < v.length; k++) {
                v[k] = -60 + 10 * CounterRandom.uniform(seed + population.index(), k);
            }
            engine.setPotentials(population, v);
        }
        return engine;
    }

    double rateHz(FloatEngine engine, Population population, double seconds) {
        long before = engine.spikesEmitted(population);
        engine.run((int) Math.round(seconds * 10_000));
        return (engine.spikesEmitted(population) - before) / seconds / population.size();
    }
}

package org.hillock.snn.engine;

import java.util.List;
import org.hillock.snn.network.Autapses;
import org.hillock.snn.network.DrawnConnector;
import org.hillock.snn.network.FixedInDegree;
import org.hillock.snn.network.Multapses;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.PoissonBackground;
import org.hillock.snn.neuron.Receptor;
import org.hillock.snn.neuron.ReceptorLif;
import org.hillock.snn.plasticity.Pairing;
import org.hillock.snn.plasticity.PlasticityRule;
import org.hillock.snn.plasticity.PowerLawStdp;
import org.hillock.snn.synapse.ReceptorSynapse;

/**
 * The random balanced network of Brunel 2000 (J Comput Neurosci 8:183-208) with delta synapses and plastic excitation: J 0.1
 * mV, g 5, an external train of 20 kHz to each cell, delay 0.8 ms, every cell with the same number of inputs.
 *
 * <p>The full size is 10 000 cells with 800 excitatory and 200 inhibitory inputs. A smaller one keeps both the connection
 * probability and the mean and variance of the recurrent input a little less; its rate is its own.
 */
final class BrunelNetwork {
    private static final int DELAY = 9;

    final Network network;
    final Population excitatory;
    final Population inhibitory;
    final Projection plastic;

    BrunelNetwork(int cells, PlasticityRule rule) {
        int excitatoryCells = cells * 4 / 5;
        var model = new PoissonBackground(
                new ReceptorLif(new LifNeuron(20, 0, 20, 10, 2), 0, List.of(Receptor.deltaCurrent("soma"))),
                "soma",
                20_000,
                0.1);
        var builder = Network.builder(0.1);
        excitatory = builder.population("excitatory", excitatoryCells, model);
        inhibitory = builder.population("inhibitory", cells - excitatoryCells, model);
        Projection learning = null;
        for (Population pre : List.of(excitatory, inhibitory)) {
            for (Population post : List.of(excitatory, inhibitory)) {
                var pattern = new FixedInDegree(pre.size() / 10, Autapses.ALLOWED, Multapses.FORBIDDEN);
                double weight = pre == excitatory ? 0.1 : -0.5;
                var settings = ProjectionSettings.of(
                                new DrawnConnector(pattern, weight, 41 + 2 * pre.index() + post.index()),
                                new ReceptorSynapse("soma"))
                        .delayed(DELAY);
                boolean learns = pre == excitatory && post == excitatory;
                Projection projection = builder.project(pre, post, learns ? settings.plastic(rule) : settings);
                learning = learns ? projection : learning;
            }
        }
        network = builder.build();
        plastic = java.util.Objects.requireNonNull(learning);
    }

    static PlasticityRule rule(double learningRate) {
        return new PowerLawStdp(20, 20, learningRate, 2.02, 1, 0.3, Pairing.ALL_TO_ALL);
    }
}

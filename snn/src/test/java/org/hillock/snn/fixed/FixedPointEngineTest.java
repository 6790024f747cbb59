package org.hillock.snn.fixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hillock.snn.NetworkException;
import org.hillock.snn.engine.Simulator;
import org.hillock.snn.engine.SimulatorContract;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.neuron.Izhikevich;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.NeuronModel;
import org.hillock.snn.plasticity.PairStdp;
import org.hillock.snn.plasticity.Pairing;
import org.hillock.snn.plasticity.PlasticityRule;
import org.hillock.snn.plasticity.PowerLawStdp;
import org.hillock.snn.synapse.DeltaSynapse;
import org.hillock.snn.synapse.ExponentialSynapse;
import org.hillock.snn.synapse.Transmission;
import org.hillock.snn.synapse.WeightTransfer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FixedPointEngineTest {
    private static final LifNeuron LIF = new LifNeuron(20, -65, -50, -65, 2);

    @Nested
    class Contract extends SimulatorContract {
        @Override
        protected Simulator engine(Network network, long seed) {
            return new FixedPointEngine(network, seed);
        }
    }

    @Nested
    class ContractWhenRoundingToNearest extends SimulatorContract {
        @Override
        protected Simulator engine(Network network, long seed) {
            return new FixedPointEngine(
                    network, seed, FixedPointSettings.standard().rounding(Rounding.NEAREST));
        }
    }

    @Test
    void refusesWhatTheArithmeticHasNot() {
        var plain = ProjectionSettings.of(new AllToAllConnector(0.5), new DeltaSynapse());
        requireRefusal(
                Izhikevich.regularSpiking(),
                plain,
                "population target on the fixed-point engine: read model izhikevich");
        requireRefusal(LIF, plain.through(new WeightTransfer.Logarithm(0.1)), "weights that act as stored");
        requireRefusal(LIF, plain.transmitting(new Transmission.StochasticRelease(0.5)), "reliable transmission");
        requireRefusal(LIF, plain.plastic(negative()), "pair_stdp, or power_law_stdp");
        requireRefusal(
                LIF, plain.plastic(new PairStdp(20, 20, 0.1, 0.1, 0, 1).pairing(Pairing.NEAREST)), "over all pairs");
        requireRefusal(
                LIF, plain.plastic(new PowerLawStdp(20, 20, 0.1, 1, 0.4, 1, Pairing.ALL_TO_ALL)), "exponent 0 or 1");
        requireRefusal(
                LIF,
                ProjectionSettings.of(new AllToAllConnector(0.5), new ExponentialSynapse(5, 1, 0.5)),
                "currents that start at 0");
        requireRefusal(
                LIF,
                ProjectionSettings.of(new AllToAllConnector(40000), new DeltaSynapse()),
                "inputs that add up to 80000.0");
        requireRefusal(
                LIF,
                ProjectionSettings.of(new AllToAllConnector(-0.5), new DeltaSynapse())
                        .plastic(new PairStdp(20, 20, 0.1, 0.1, 0, 1)),
                "the type of a synapse stays");
    }

    private static PlasticityRule negative() {
        return new PairStdp(20, 20, 0.1, 0.1, -1, 1);
    }

    private static void requireRefusal(NeuronModel model, ProjectionSettings settings, String sentence) {
        Network network = network(model, settings);
        assertThatThrownBy(() -> new FixedPointEngine(network, 0))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }

    private static Network network(NeuronModel model, ProjectionSettings settings) {
        var builder = Network.builder(1);
        var source = builder.population("source", 2, IntegrateAndFire.neverFiring());
        var target = builder.population("target", 3, model);
        builder.project(source, target, settings);
        return builder.build();
    }

    @Test
    void refusesWeightsBeyondTheScaleAndKeepsTheOldOnes() {
        Network network = network(LIF, ProjectionSettings.of(new AllToAllConnector(0.5), new DeltaSynapse()));
        var engine = new FixedPointEngine(network, 0);
        var synapses = network.projections().get(0);
        float[] weights = {1, 1, 1, 1, 1, 4};
        assertThatThrownBy(() -> engine.setWeights(synapses, weights))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("weight 5 of source -> target: read 4.0, expected at most 3.9")
                .hasMessageContaining("greater input");
        float[] read = new float[6];
        engine.weights(synapses, read);
        assertThat(read).containsOnly(0.5f);
        var wide =
                new FixedPointEngine(network, 0, FixedPointSettings.standard().greatestInput(20));
        wide.setWeights(synapses, weights);
        wide.weights(synapses, read);
        assertThat(read).containsExactly(weights);
    }

    @Test
    void roundsWeightsToItsScaleAndCountsSaturation() {
        Network network = network(
                IntegrateAndFire.neverFiring(),
                ProjectionSettings.of(new AllToAllConnector(1.00001), new DeltaSynapse()));
        var engine =
                new FixedPointEngine(network, 0, FixedPointSettings.standard().greatestInput(1));
        float[] read = new float[6];
        engine.weights(network.projections().get(0), read);
        assertThat(read).containsOnly(1);
        for (int t = 0; t < 3; t++) {
            engine.forceSpike(network.populations().get(0), 0);
            engine.forceSpike(network.populations().get(0), 1);
            engine.step();
        }
        assertThat(engine.saturations()).isZero();
        engine.setWeights(network.projections().get(0), new float[] {3.5f, 1, 1, 3.5f, 1, 1});
        engine.run(1);
        assertThat(engine.saturations()).isEqualTo(1);
    }
}

package org.hillock.snn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.hillock.snn.Allocation;
import org.hillock.snn.NetworkException;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.plasticity.PairStdp;
import org.hillock.snn.synapse.DeltaSynapse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several threads against one: every spike, potential, current and weight. */
class ParallelEngineTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aPlasticBalancedNetworkIsTheSameBitForBit(int threads) {
        var brunel = new BrunelNetwork(501, BrunelNetwork.rule(1e-4));
        var one = new FloatEngine(brunel.network, 5);
        try (var several = new ParallelEngine(brunel.network, 5, threads)) {
            for (int steps : new int[] {1, 7, 300, 64, 200}) {
                one.run(steps);
                several.run(steps);
                requireSame(one, several);
            }
            assertThat(one.spikesEmitted(brunel.excitatory)).isGreaterThan(500);
            assertThat(weights(one, brunel.plastic)).isNotEqualTo(startWeights(brunel));
        }
    }

    private static float[] startWeights(BrunelNetwork brunel) {
        return weights(new FloatEngine(brunel.network, 5), brunel.plastic);
    }

    @Test
    void additivePlasticityDrivesTeachersAndSwitchesAreTheSame() {
        var brunel = new BrunelNetwork(500, new PairStdp(20, 20, 1e-3, 1.1e-3, 0, 0.3));
        var one = new FloatEngine(brunel.network, 2);
        try (var two = new ParallelEngine(brunel.network, 2, 2)) {
            for (Simulator engine : new Simulator[] {one, two}) {
                engine.run(300);
                Arrays.fill(engine.drive(brunel.inhibitory), 3);
                engine.forceSpike(brunel.excitatory, 399);
                engine.run(200);
                engine.learning(brunel.plastic, Learning.FROZEN);
                engine.run(200);
                engine.learning(brunel.plastic, Learning.ACTIVE);
                float[] weights = weights(engine, brunel.plastic);
                weights[7] = 0.2f;
                engine.setWeights(brunel.plastic, weights);
                engine.run(200);
            }
            requireSame(one, two);
            NetworkState saved = two.save();
            two.run(100);
            two.restore(saved);
            one.run(50);
            two.run(50);
            requireSame(one, two);
            one.forget(brunel.plastic);
            two.forget(brunel.plastic);
            one.reset(9);
            two.reset(9);
            one.run(300);
            two.run(300);
            requireSame(one, two);
            assertThat(two.stepCount()).isEqualTo(300);
        }
    }

    @Test
    void whatCannotBeSplitIsSimulatedWhole() {
        var balanced = BalancedNetwork.conductances(3);
        var one = balanced.start();
        var mixed = new BrunelNetwork(500, BrunelNetwork.rule(1e-3));
        assertThat(mixed.network.populations()).hasSize(2);
        try (var two = new ParallelEngine(balanced.network, 1, 2)) {
            for (Population population : balanced.network.populations()) {
                double[] potentials = new double[population.size()];
                one.potentials(population, potentials);
                two.setPotentials(population, potentials);
            }
            one.run(150);
            two.run(150);
            assertThat(one.spikesEmitted(balanced.excitatory)).isPositive();
            requireSame(one, two);
        }
        var builder = Network.builder(1);
        var integrators = builder.population("integrators", 40, new IntegrateAndFire(2));
        var others = builder.population("others", 30, new IntegrateAndFire(3));
        var settings = ProjectionSettings.of(new AllToAllConnector(0.25), new DeltaSynapse());
        builder.project(integrators, others, settings.delayed(3));
        builder.project(others, integrators, settings.delayed(5));
        Network network = builder.build();
        var single = new FloatEngine(network, 1);
        try (var two = new ParallelEngine(network, 1, 2)) {
            for (Simulator engine : new Simulator[] {single, two}) {
                Arrays.fill(engine.drive(integrators), 0.3f);
                engine.run(100);
            }
            assertThat(single.spikesEmitted(others)).isPositive();
            requireSame(single, two);
        }
    }

    @Test
    void allocatesNothingPerRun() {
        var brunel = new BrunelNetwork(300, BrunelNetwork.rule(1e-4));
        try (var two = new ParallelEngine(brunel.network, 1, 2)) {
            assertThat(Allocation.bytesOnceWarm(() -> two.run(45))).isZero();
        }
    }

    @Test
    void refusesADelayOfZero() {
        var builder = Network.builder(1);
        var early = builder.population("early", 4, new IntegrateAndFire(2));
        var late = builder.population("late", 4, new IntegrateAndFire(2));
        builder.project(
                early,
                late,
                ProjectionSettings.of(new AllToAllConnector(1), new DeltaSynapse())
                        .delayed(0));
        assertThatThrownBy(() -> new ParallelEngine(builder.build(), 1, 2))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("early -> late on several threads: read a delay of 0");
    }

    private static void requireSame(Simulator one, Simulator other) {
        for (Population population : one.network().populations()) {
            double[] expected = new double[population.size()];
            double[] potentials = new double[population.size()];
            one.potentials(population, expected);
            other.potentials(population, potentials);
            assertThat(potentials).isEqualTo(expected);
            int[] expectedCounts = new int[population.size()];
            int[] counts = new int[population.size()];
            one.spikeCounts(population, expectedCounts);
            other.spikeCounts(population, counts);
            assertThat(counts).isEqualTo(expectedCounts);
            int[] expectedSpikes = new int[population.size()];
            int[] spikes = new int[population.size()];
            int count = one.spikes(population, expectedSpikes);
            assertThat(other.spikes(population, spikes)).isEqualTo(count);
            assertThat(Arrays.copyOf(spikes, count)).isEqualTo(Arrays.copyOf(expectedSpikes, count));
        }
        for (Projection projection : one.network().projections()) {
            assertThat(weights(other, projection)).isEqualTo(weights(one, projection));
            float[] expected = new float[projection.post().size()];
            float[] currents = new float[projection.post().size()];
            one.currents(projection, expected);
            other.currents(projection, currents);
            assertThat(currents).isEqualTo(expected);
        }
        assertThat(other.cost()).isEqualTo(one.cost());
    }

    private static float[] weights(Simulator engine, Projection projection) {
        float[] weights = new float[engine.synapseCount(projection)];
        engine.weights(projection, weights);
        return weights;
    }
}

package org.hillock.snn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.hillock.snn.Allocation;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.FromListConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.network.SynapticDelays;
import org.hillock.snn.neuron.CurrentLif;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.PoissonSource;
import org.hillock.snn.neuron.RecordedSource;
import org.hillock.snn.plasticity.PairStdp;
import org.hillock.snn.synapse.DeltaSynapse;
import org.hillock.snn.synapse.ExponentialSynapse;
import org.hillock.snn.synapse.ReceptorSynapse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every engine. */
public abstract class SimulatorContract {
    private static final LifNeuron LIF = new LifNeuron(20, -65, -50, -65, 2);

    /** Builds the engine under test. */
    protected abstract Simulator engine(Network network, long seed);

    /** Noise onto leaky cells that inhibit and excite each other, learn, and are counted by integrators. */
    private static final class Mixed {
        final Network network;
        final Population noise;
        final Population cells;
        final Population counters;
        final Projection plastic;
        final Projection loop;

        Mixed() {
            var builder = Network.builder(0.5);
            noise = builder.population("noise", 40, new PoissonSource(50));
            cells = builder.population("cells", 20, LIF);
            var currents = builder.population("currents", 10, new CurrentLif(LIF, 14, 5, 10));
            counters = builder.population("counters", 5, new IntegrateAndFire(1));
            plastic = builder.project(
                    noise,
                    cells,
                    ProjectionSettings.of(
                                    new AllToAllConnector(drawn(800, 0.25, 0.75)), new ExponentialSynapse(4, 6, 0))
                            .delayed(3)
                            .plastic(new PairStdp(20, 20, 0.01, 0.012, 0, 1)));
            int[] pre = new int[60];
            int[] post = new int[60];
            int[] delays = new int[60];
            for (int k = 0; k < 60; k++) {
                pre[k] = (int) (20 * CounterRandom.uniform(1, k));
                post[k] = (int) (20 * CounterRandom.uniform(2, k));
                delays[k] = 1 + k % 7;
            }
            loop = builder.project(
                    cells,
                    cells,
                    ProjectionSettings.of(new FromListConnector(pre, post, drawn(60, -2, 2)), new DeltaSynapse())
                            .delayed(new SynapticDelays.Listed(delays)));
            builder.project(
                    cells,
                    currents,
                    ProjectionSettings.of(new AllToAllConnector(drawn(200, 0, 2)), new ReceptorSynapse("excitatory")));
            builder.project(
                    cells,
                    counters,
                    ProjectionSettings.of(new AllToAllConnector(0.125), new DeltaSynapse())
                            .delayed(0));
            network = builder.build();
        }

        void run(Simulator engine, int steps) {
            for (int k = 0; k < steps; k++) {
                engine.drive(counters)[(int) (engine.stepCount() % 5)] = 0.0625f * (engine.stepCount() % 3);
                engine.step();
            }
        }
    }

    private static float[] drawn(int count, double from, double to) {
        float[] weights = new float[count];
        for (int k = 0; k < count; k++) {
            // Multiples of 1/64, which any sensible weight format holds.
            weights[k] = Math.round(64 * (from + (to - from) * CounterRandom.uniform(count, k))) / 64f;
        }
        return weights;
    }

    private static List<Integer> firingSteps(Simulator engine, Population population, int steps) {
        var fired = new ArrayList<Integer>();
        for (int step = 0; step < steps; step++) {
            engine.step();
            if (engine.spikeCount(population) > 0) {
                fired.add(step);
            }
        }
        return fired;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 40})
    void deliversASpikeAfterItsDelay(int delay) {
        var raster = new SpikeRaster(80, 1);
        raster.set(3, 0);
        raster.set(17, 0);
        var builder = Network.builder(1);
        var source = builder.population("source", 1, new RecordedSource(raster));
        var target = builder.population("target", 1, LIF);
        builder.project(
                source,
                target,
                ProjectionSettings.of(new AllToAllConnector(16), new DeltaSynapse())
                        .delayed(delay));
        assertThat(firingSteps(engine(builder.build(), 0), target, 80)).containsExactly(3 + delay, 17 + delay);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void deliversAsLateToAnEarlierPopulationAndToItself(int delay) {
        var builder = Network.builder(1);
        var early = builder.population("early", 1, new IntegrateAndFire(1));
        var late = builder.population("late", 1, new IntegrateAndFire(1));
        var settings = ProjectionSettings.of(new AllToAllConnector(1), new DeltaSynapse())
                .delayed(delay);
        builder.project(late, early, settings);
        builder.project(late, late, settings);
        Simulator engine = engine(builder.build(), 0);
        engine.forceSpike(late, 0);
        engine.step();
        assertThat(engine.spikeCount(late)).isEqualTo(1);
        assertThat(firingSteps(engine, early, 16)).startsWith(delay - 1, 2 * delay - 1);
        engine.reset(0);
        engine.forceSpike(late, 0);
        engine.step();
        assertThat(firingSteps(engine, late, 16)).startsWith(delay - 1, 2 * delay - 1, 3 * delay - 1);
    }

    @Test
    void givesEachSynapseItsOwnDelay() {
        var builder = Network.builder(1);
        var source = builder.population("source", 2, IntegrateAndFire.neverFiring());
        var target = builder.population("target", 1, new IntegrateAndFire(1));
        builder.project(
                source,
                target,
                ProjectionSettings.of(new AllToAllConnector(1), new DeltaSynapse())
                        .delayed(new SynapticDelays.Listed(new int[] {2, 9})));
        Simulator engine = engine(builder.build(), 0);
        engine.forceSpike(source, 0);
        engine.forceSpike(source, 1);
        assertThat(firingSteps(engine, target, 20)).containsExactly(2, 9);
    }

    @Test
    void addsDrivesAndSpikesOfBothSignsExactly() {
        var builder = Network.builder(1);
        var source = builder.population("source", 3, IntegrateAndFire.neverFiring());
        var target = builder.population("target", 2, IntegrateAndFire.neverFiring());
        Projection synapses = builder.project(
                source,
                target,
                ProjectionSettings.of(
                        new AllToAllConnector(new float[] {0.5f, -0.25f, 1, 0.125f, 0, -2}), new DeltaSynapse()));
        Simulator engine = engine(builder.build(), 0);
        engine.drive(target)[1] = 0.25f;
        engine.forceSpike(source, 0);
        engine.forceSpike(source, 2);
        engine.step();
        engine.step();
        float[] currents = new float[2];
        engine.currents(synapses, currents);
        assertThat(currents).containsExactly(0.5f, -2.25f);
        double[] u = new double[2];
        engine.potentials(target, u);
        assertThat(u).containsExactly(0.5, -1.75);
        engine.step();
        engine.currents(synapses, currents);
        assertThat(currents).containsExactly(0, 0);
        engine.potentials(target, u);
        assertThat(u).containsExactly(0.5, -1.5);
    }

    @Test
    void followsTheMembraneEquationUnderADrive() {
        var builder = Network.builder(1);
        var cells = builder.population("cells", 2, LIF);
        Simulator engine = engine(builder.build(), 0);
        engine.setPotentials(cells, new double[] {-65, -60});
        engine.drive(cells)[0] = 10;
        engine.run(25);
        double[] v = new double[2];
        engine.potentials(cells, v);
        assertThat(v[0]).isCloseTo(-65 + 10 * (1 - StrictMath.exp(-25.0 / 20)), within(0.02));
        assertThat(v[1]).isCloseTo(-65 + 5 * StrictMath.exp(-25.0 / 20), within(0.02));
    }

    @Test
    void decaysExponentialCurrents() {
        var builder = Network.builder(1);
        var source = builder.population("source", 1, IntegrateAndFire.neverFiring());
        var target = builder.population("target", 1, LIF);
        Projection synapses = builder.project(
                source, target, ProjectionSettings.of(new AllToAllConnector(4), new ExponentialSynapse(10, 2, 0)));
        Simulator engine = engine(builder.build(), 0);
        engine.forceSpike(source, 0);
        engine.run(2);
        float[] first = new float[1];
        engine.currents(synapses, first);
        // By its start or by its mean over the step.
        assertThat(first[0]).isBetween(8 * 0.95f, 8f);
        engine.run(12);
        float[] later = new float[1];
        engine.currents(synapses, later);
        assertThat(later[0] / first[0]).isCloseTo((float) StrictMath.exp(-1.2), within(1e-3f));
        engine.reset(0);
        engine.currents(synapses, later);
        assertThat(later[0]).isZero();
    }

    @Test
    void holdsAFiredNeuronAtItsResetForTheRefractoryTime() {
        var builder = Network.builder(1);
        var cells = builder.population("cells", 1, LIF);
        Simulator engine = engine(builder.build(), 0);
        engine.drive(cells)[0] = 1000;
        assertThat(firingSteps(engine, cells, 10)).containsExactly(0, 3, 6, 9);
        double[] v = new double[1];
        engine.potentials(cells, v);
        assertThat(v[0]).isEqualTo(-65);
    }

    @Test
    void firesAForcedNeuronOnceAndLeavesItsMembraneAlone() {
        var builder = Network.builder(1);
        var cells = builder.population("cells", 4, new IntegrateAndFire(1));
        Simulator engine = engine(builder.build(), 0);
        engine.drive(cells)[2] = 1;
        engine.drive(cells)[0] = 0.25f;
        engine.forceSpike(cells, 3);
        engine.forceSpike(cells, 2);
        engine.forceSpike(cells, 0);
        engine.step();
        int[] spikes = new int[4];
        assertThat(engine.spikes(cells, spikes)).isEqualTo(3);
        assertThat(spikes).startsWith(0, 2, 3);
        double[] u = new double[4];
        engine.potentials(cells, u);
        assertThat(u).containsExactly(0.25, 0, 0, 0);
        engine.step();
        assertThat(engine.spikes(cells, spikes)).isEqualTo(1);
        assertThatThrownBy(() -> engine.forceSpike(cells, 4)).isInstanceOf(NetworkException.class);
    }

    @Test
    void aClampHoldsTheMembraneAndEndsWithItsRelease() {
        var raster = new SpikeRaster(2, 1);
        raster.set(1, 0);
        var builder = Network.builder(1);
        var cells = builder.population("cells", 1, new IntegrateAndFire(1));
        Simulator engine = engine(builder.build(), 0);
        engine.drive(cells)[0] = 1;
        engine.clamp(cells, raster);
        assertThat(firingSteps(engine, cells, 5)).containsExactly(1);
        double[] u = new double[1];
        engine.potentials(cells, u);
        assertThat(u).containsExactly(0);
        engine.reset(0);
        assertThat(firingSteps(engine, cells, 5)).containsExactly(1);
        engine.drive(cells)[0] = 1;
        engine.release(cells);
        assertThat(firingSteps(engine, cells, 3)).containsExactly(0, 1, 2);
        assertThatThrownBy(() -> engine.clamp(cells, new SpikeRaster(2, 3))).isInstanceOf(NetworkException.class);
    }

    @Test
    void setsAndReadsWeightsAndReturnsThemToTheirStart() {
        var net = new Mixed();
        Simulator engine = engine(net.network, 5);
        assertThat(engine.synapseCount(net.loop)).isEqualTo(60);
        float[] start = new float[60];
        engine.weights(net.loop, start);
        float[] listed = new float[60];
        net.loop.connector().initialWeights(listed);
        assertThat(start).containsExactly(listed);
        float[] other = new float[60];
        for (int k = 0; k < 60; k++) {
            other[k] = (k - 30) / 32f;
        }
        engine.setWeights(net.loop, other);
        float[] read = new float[60];
        engine.weights(net.loop, read);
        assertThat(read).containsExactly(other);
        engine.forget(net.loop);
        engine.weights(net.loop, read);
        assertThat(read).containsExactly(start);
        assertThatThrownBy(() -> engine.setWeights(net.loop, new float[7]))
                .isInstanceOf(NetworkException.class)
                .hasMessage("weights: read an array of 7, expected an array of 60; pass one of that length.");
    }

    @Test
    void learnsByTheOrderOfSpikesUnlessFrozen() {
        var pre = new SpikeRaster(100, 2);
        var post = new SpikeRaster(100, 1);
        pre.set(10, 0);
        post.set(15, 0);
        pre.set(20, 1);
        // A last arrival far away, which takes in what is pending.
        pre.set(99, 0);
        pre.set(99, 1);
        var builder = Network.builder(1);
        var sources = builder.population("sources", 2, IntegrateAndFire.neverFiring());
        var target = builder.population("target", 1, IntegrateAndFire.neverFiring());
        Projection synapses = builder.project(
                sources,
                target,
                ProjectionSettings.of(new AllToAllConnector(0.5), new DeltaSynapse())
                        .delayed(0)
                        .plastic(new PairStdp(10, 10, 0.25, 0.25, 0, 1)));
        Simulator engine = engine(builder.build(), 0);
        engine.clamp(sources, pre);
        engine.clamp(target, post);
        engine.learning(synapses, Learning.FROZEN);
        engine.run(100);
        float[] w = new float[2];
        engine.weights(synapses, w);
        assertThat(w).containsExactly(0.5f, 0.5f);
        assertThat(engine.cost().plasticUpdates()).isZero();
        engine.learning(synapses, Learning.ACTIVE);
        engine.reset(0);
        engine.run(100);
        engine.weights(synapses, w);
        double pair = 0.25 * StrictMath.exp(-0.5);
        assertThat(w[0]).isCloseTo((float) (0.5 + pair), within(2e-3f));
        assertThat(w[1]).isCloseTo((float) (0.5 - pair), within(2e-3f));
        assertThat(engine.cost().plasticUpdates()).isPositive();
        assertThat(engine.plasticity(synapses)).isPresent();
    }

    @Test
    void rehearsesAsIfTheNetworkHadRun() {
        var net = new Mixed();
        Simulator live = engine(net.network, 5);
        Simulator rehearsing = engine(net.network, 5);
        var pre = new SpikeRaster(300, 40);
        var post = new SpikeRaster(300, 20);
        for (int t = 0; t < 300; t++) {
            pre.set(t, (int) (40 * CounterRandom.uniform(8, t)));
            post.set(t, (int) (20 * CounterRandom.uniform(9, t)));
        }
        live.clamp(net.noise, pre);
        live.clamp(net.cells, post);
        live.run(300);
        rehearsing.rehearse(net.plastic, pre, post);
        float[] lived = new float[800];
        live.weights(net.plastic, lived);
        float[] rehearsed = new float[800];
        rehearsing.weights(net.plastic, rehearsed);
        assertThat(rehearsed).containsExactly(lived);
        assertThat(rehearsing.stepCount()).isZero();
        assertThat(rehearsing.cost().plasticUpdates()).isEqualTo(live.cost().plasticUpdates());
        assertThatThrownBy(() -> live.rehearse(net.loop, post, post))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("static projection");
    }

    @Test
    void repeatsARunForTheSameSeedOnly() {
        var net = new Mixed();
        Simulator one = engine(net.network, 5);
        Simulator other = engine(net.network, 5);
        net.run(one, 800);
        net.run(other, 800);
        for (Population population : net.network.populations()) {
            assertThat(one.spikesEmitted(population)).as(population.name()).isPositive();
        }
        assertThat(other.save()).isEqualTo(one.save());
        other.learning(net.plastic, Learning.FROZEN);
        other.reset(6);
        List<Integer> six = firingSteps(other, net.cells, 200);
        other.reset(5);
        List<Integer> five = firingSteps(other, net.cells, 200);
        assertThat(six).isNotEqualTo(five);
        other.reset(6);
        assertThat(firingSteps(other, net.cells, 200)).isEqualTo(six);
    }

    @Test
    void goesOnBitForBitFromASavedState() {
        var net = new Mixed();
        Simulator straight = engine(net.network, 5);
        net.run(straight, 300);
        NetworkState saved = straight.save();
        net.run(straight, 400);
        Simulator other = engine(net.network, 77);
        net.run(other, 123);
        other.restore(saved);
        assertThat(other.save()).isEqualTo(saved);
        assertThat(other.stepCount()).isEqualTo(300);
        net.run(other, 400);
        assertThat(other.save()).isEqualTo(straight.save()).isNotEqualTo(saved);
    }

    @Test
    void countsItsWork() {
        var builder = Network.builder(1);
        var sources = builder.population("sources", 3, IntegrateAndFire.neverFiring());
        var targets = builder.population("targets", 7, new IntegrateAndFire(1));
        builder.project(sources, targets, ProjectionSettings.of(new AllToAllConnector(0.5), new DeltaSynapse()));
        Simulator engine = engine(builder.build(), 0);
        Cost start = engine.cost();
        engine.forceSpike(sources, 0);
        engine.forceSpike(sources, 2);
        engine.run(5);
        Cost cost = engine.cost().since(start);
        assertThat(cost).isEqualTo(new Cost(2 + 7, 2 * 7, 0, 0));
        int[] counts = new int[3];
        engine.spikeCounts(sources, counts);
        assertThat(counts).containsExactly(1, 0, 1);
        engine.reset(0);
        engine.spikeCounts(sources, counts);
        assertThat(counts).containsOnly(0);
        assertThat(engine.spikesEmitted(targets)).isEqualTo(7);
    }

    @Test
    void allocatesNothingPerStepResetOrRehearsal() {
        var net = new Mixed();
        Simulator engine = engine(net.network, 5);
        SpikeRaster pre = SpikeRaster.periodic(100, 40, 3, 5);
        SpikeRaster post = SpikeRaster.periodic(100, 20, 3, 7);
        assertThat(Allocation.bytesOnceWarm(() -> {
                    engine.reset(1);
                    net.run(engine, 400);
                    engine.rehearse(net.plastic, pre, post);
                }))
                .isZero();
    }

    @Test
    void refusesHandlesAndStatesOfAnotherNetwork() {
        var builder = Network.builder(1);
        var alien = builder.population("alien", 3, LIF);
        Network small = builder.build();
        var net = new Mixed();
        Simulator engine = engine(net.network, 0);
        assertThatThrownBy(() -> engine.drive(alien))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("population alien: read a handle of another network");
        NetworkState state = engine(small, 0).save();
        assertThatThrownBy(() -> engine.restore(state))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("network state");
        assertThatThrownBy(() -> engine.potentials(net.cells, new double[3])).isInstanceOf(NetworkException.class);
        assertThatThrownBy(() -> engine.spikes(net.cells, new int[3])).isInstanceOf(NetworkException.class);
        assertThat(engine.network()).isSameAs(net.network);
    }
}

package org.hillock.snn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.hillock.snn.Allocation;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.neuron.RecordedSource;
import org.hillock.snn.synapse.DeltaSynapse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatEngineTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 40})
    void deliversASpikeAfterExactlyItsDelay(int delay) {
        var raster = new SpikeRaster(60, 1);
        raster.set(3, 0);
        raster.set(7, 0);
        var builder = Network.builder(1);
        var source = builder.population("source", 1, new RecordedSource(raster));
        var target = builder.population("target", 1, new IntegrateAndFire(1));
        builder.project(
                source,
                target,
                ProjectionSettings.of(new AllToAllConnector(1), new DeltaSynapse())
                        .delayed(delay));
        assertThat(firingSteps(new FloatEngine(builder.build(), 0), target, 60)).containsExactly(3 + delay, 7 + delay);
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
        Network network = builder.build();
        var engine = new FloatEngine(network, 0);
        engine.drive(late)[0] = 1;
        engine.step();
        engine.drive(late)[0] = 0;
        assertThat(engine.spikeCount(late)).isEqualTo(1);
        assertThat(firingSteps(engine, early, 16)).startsWith(delay - 1, 2 * delay - 1);
        engine.reset(0);
        engine.drive(late)[0] = 1;
        engine.step();
        engine.drive(late)[0] = 0;
        assertThat(firingSteps(engine, late, 16)).startsWith(delay - 1, 2 * delay - 1, 3 * delay - 1);
    }

    @Test
    void firesAForcedNeuronOnceAndLeavesItsMembraneAlone() {
        var builder = Network.builder(1);
        var cells = builder.population("cells", 4, new IntegrateAndFire(1));
        var engine = new FloatEngine(builder.build(), 0);
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
    }

    @Test
    void aClampHoldsTheMembraneAndEndsWithItsRelease() {
        var raster = new SpikeRaster(2, 1);
        raster.set(1, 0);
        var builder = Network.builder(1);
        var cells = builder.population("cells", 1, new IntegrateAndFire(1));
        var engine = new FloatEngine(builder.build(), 0);
        engine.drive(cells)[0] = 1;
        engine.clamp(cells, raster);
        assertThat(firingSteps(engine, cells, 5)).containsExactly(1);
        double[] u = new double[1];
        engine.potentials(cells, u);
        assertThat(u).containsExactly(0);
        engine.release(cells);
        assertThat(firingSteps(engine, cells, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void aFrozenProjectionKeepsItsWeights() {
        var net = new MixedNetwork();
        var engine = new FloatEngine(net.network, 5);
        engine.learning(net.plastic, Learning.FROZEN);
        float[] before = new float[engine.synapseCount(net.plastic)];
        engine.weights(net.plastic, before);
        engine.run(500);
        float[] after = before.clone();
        engine.weights(net.plastic, after);
        assertThat(after).containsExactly(before);
        engine.learning(net.plastic, Learning.ACTIVE);
        engine.run(500);
        engine.weights(net.plastic, after);
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void givesTheSameBitsOnEveryRunAndEveryJdk() {
        var net = new MixedNetwork();
        var engine = new FloatEngine(net.network, 5);
        long digest = net.digest(engine, 2000);
        for (Population population : net.network.populations()) {
            assertThat(engine.spikesEmitted(population)).as(population.name()).isPositive();
        }
        var again = new FloatEngine(net.network, 5);
        assertThat(net.digest(again, 2000)).isEqualTo(digest);
        assertThat(again.save()).isEqualTo(engine.save()).hasSameHashCodeAs(engine.save());
        assertThat(digest).isEqualTo(MixedNetwork.DIGEST_OF_2000_STEPS);
    }

    @Test
    void goesOnBitForBitFromASavedState() {
        var net = new MixedNetwork();
        var straight = new FloatEngine(net.network, 5);
        net.run(straight, 700);
        NetworkState saved = straight.save();
        net.run(straight, 900);

        var other = new FloatEngine(net.network, 77);
        net.run(other, 300);
        other.restore(saved);
        assertThat(other.save()).isEqualTo(saved);
        net.run(other, 900);

        assertThat(other.save()).isEqualTo(straight.save()).isNotEqualTo(saved);
        assertThat(other.stepCount()).isEqualTo(1600);
    }

    @Test
    void aResetKeepsWeightsAndRepeatsTheRest() {
        var net = new MixedNetwork();
        var engine = new FloatEngine(net.network, 5);
        engine.learning(net.plastic, Learning.FROZEN);
        engine.learning(net.loop, Learning.FROZEN);
        List<Integer> first = firingSteps(engine, net.cells, 300);
        engine.reset(6);
        List<Integer> other = firingSteps(engine, net.cells, 300);
        engine.reset(5);
        assertThat(engine.stepCount()).isZero();
        assertThat(firingSteps(engine, net.cells, 300)).isEqualTo(first).isNotEqualTo(other);
    }

    @Test
    void allocatesNothingPerStepRehearsalOrReset() {
        var mixed = new MixedNetwork();
        var engine = new FloatEngine(mixed.network, 5);
        assertThat(Allocation.bytesOnceWarm(() -> {
                    engine.reset(1);
                    engine.run(1000);
                }))
                .isZero();

        var decoder = new DecoderNetwork(48, 2);
        var decoding = new FloatEngine(decoder.network, 0);
        float[][] drive = DecoderNetworkTest.drive(48, 9, 3, 1);
        double[] phases = DecoderNetworkTest.phases(48, 3);
        var raster = new SpikeRaster(DecoderNetwork.STEPS, 48);
        var teacher = SpikeRaster.periodic(DecoderNetwork.STEPS, 2, 1, 5);
        double[] potentials = new double[2];
        int[] spikes = new int[48];
        assertThat(Allocation.bytesOnceWarm(() -> {
                    for (int k = 0; k < 10; k++) {
                        decoding.reset(k);
                        decoding.setPotentials(decoder.encoders, phases);
                        for (int step = 0; step < DecoderNetwork.STEPS; step++) {
                            System.arraycopy(drive[step], 0, decoding.drive(decoder.encoders), 0, 48);
                            decoding.step();
                            raster.record(step, spikes, decoding.spikes(decoder.encoders, spikes));
                        }
                        decoding.potentials(decoder.classes, potentials);
                        decoding.rehearse(decoder.synapses, raster, teacher);
                    }
                }))
                .isZero();
    }

    @Test
    void refusesHandlesOfAnotherNetworkAndStatesOfAnotherShape() {
        var one = new DecoderNetwork(4, 2);
        var other = new DecoderNetwork(6, 2);
        var engine = new FloatEngine(one.network, 0);
        assertThatThrownBy(() -> engine.drive(other.encoders))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("population encoders: read a handle of another network");
        assertThatThrownBy(() -> engine.restore(new FloatEngine(other.network, 0).save()))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("network state");
        assertThatThrownBy(() -> engine.rehearse(one.synapses, new SpikeRaster(10, 4), new SpikeRaster(9, 2)))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("10 and 9 steps");
        assertThatThrownBy(() -> engine.setWeights(one.synapses, new float[7]))
                .isInstanceOf(NetworkException.class)
                .hasMessage("weights: read an array of 7, expected an array of 8; pass one of that length.");
        assertThatThrownBy(() -> engine.forceSpike(one.classes, 2)).isInstanceOf(NetworkException.class);
    }

    private static List<Integer> firingSteps(FloatEngine engine, Population population, int steps) {
        var fired = new ArrayList<Integer>();
        for (int step = 0; step < steps; step++) {
            engine.step();
            if (engine.spikeCount(population) > 0) {
                fired.add(step);
            }
        }
        return fired;
    }
}

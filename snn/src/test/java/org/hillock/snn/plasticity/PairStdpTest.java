package org.hillock.snn.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Connector;
import org.hillock.snn.network.FromListConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.synapse.DeltaSynapse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairStdpTest {
    private static final double H = 0.5;
    private static final PairStdp RULE = new PairStdp(17, 34, 0.02, 0.015, 0, 1);

    @ParameterizedTest
    @CsvSource({
        "10, 30, 0",
        "10, 30, 1",
        "10, 30, 7",
        "30, 10, 0",
        "30, 10, 4",
        "10, 12, 5",
        "20, 20, 0",
        "20, 21, 1",
        "20, 21, 0",
        "21, 20, 0"
    })
    void changesTheWeightOfAnIsolatedPairByTheWindow(int preStep, int postStep, int delay) {
        double dt = (postStep - preStep - delay) * H;
        double expected = 0.5;
        if (dt > 0) {
            expected += 0.02 * StrictMath.exp(-dt / 17);
        } else if (dt < 0) {
            expected -= 0.015 * StrictMath.exp(dt / 34);
        }
        var pre = new SpikeRaster(100, 3);
        pre.set(preStep, 1);
        var post = new SpikeRaster(100, 2);
        post.set(postStep, 0);

        float[] dense = run(new AllToAllConnector(0.5), pre, post, delay);
        assertThat(dense[2]).isCloseTo((float) expected, within(1e-6f));
        dense[2] = 0.5f;
        assertThat(dense).containsOnly(0.5f);

        var list = new FromListConnector(new int[] {2, 1, 0}, new int[] {0, 0, 1}, new float[] {0.5f, 0.5f, 0.5f});
        float[] sparse = run(list, pre, post, delay);
        assertThat(sparse[1]).isCloseTo((float) expected, within(1e-6f));
        sparse[1] = 0.5f;
        assertThat(sparse).containsOnly(0.5f);
    }

    @Test
    void addsAllPairsOfTwoTrains() {
        int[] preSteps = {3, 9, 20, 21, 40};
        int[] postSteps = {5, 9, 22, 50};
        double expected = 0.5;
        var pre = new SpikeRaster(100, 3);
        var post = new SpikeRaster(100, 2);
        for (int a : preSteps) {
            pre.set(a, 1);
        }
        for (int b : postSteps) {
            post.set(b, 0);
            for (int a : preSteps) {
                double dt = (b - a - 2) * H;
                expected += dt > 0 ? 0.02 * StrictMath.exp(-dt / 17) : dt < 0 ? -0.015 * StrictMath.exp(dt / 34) : 0;
            }
        }
        assertThat(run(new AllToAllConnector(0.5), pre, post, 2)[2]).isCloseTo((float) expected, within(1e-6f));
    }

    @Test
    void pairsByArrivalInAPopulationThatProjectsOntoItself() {
        var spikes = new SpikeRaster(100, 2);
        spikes.set(10, 0);
        spikes.set(30, 1);
        var builder = Network.builder(H);
        var cells = builder.population("cells", 2, IntegrateAndFire.neverFiring());
        var loop = builder.project(
                cells,
                cells,
                ProjectionSettings.of(new AllToAllConnector(0.5), new DeltaSynapse())
                        .delayed(3)
                        .plastic(RULE));
        var engine = new FloatEngine(builder.build(), 0);
        engine.clamp(cells, spikes);
        engine.run(100);
        float[] w = new float[4];
        engine.weights(loop, w);
        double self = 0.5 - 0.015 * StrictMath.exp(-3 * H / 34);
        assertThat(w[0]).isCloseTo((float) self, within(1e-6f));
        assertThat(w[3]).isCloseTo((float) self, within(1e-6f));
        assertThat(w[1]).isCloseTo((float) (0.5 + 0.02 * StrictMath.exp(-17 * H / 17)), within(1e-6f));
        assertThat(w[2]).isCloseTo((float) (0.5 - 0.015 * StrictMath.exp(-23 * H / 34)), within(1e-6f));
    }

    @Test
    void stopsAtItsBounds() {
        var pre = new SpikeRaster(1000, 3);
        var post = new SpikeRaster(1000, 2);
        for (int step = 0; step < 1000; step += 100) {
            pre.set(step, 0);
            post.set(step + 1, 0);
            pre.set(step + 2, 1);
        }
        float[] w = run(new AllToAllConnector(new float[] {0.95f, 0.5f, 0.03f, 0.5f, 0.5f, 0.5f}), pre, post, 0);
        assertThat(w[0]).isBetween(0.99f, 1f);
        assertThat(w[2]).isBetween(0f, 0.01f);
    }

    @Test
    void refusesBoundsThatAreNone() {
        assertThatThrownBy(() -> new PairStdp(20, 20, 0.1, 0.1, 1, 1))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("pair STDP, bounds");
    }

    private static float[] run(Connector connector, SpikeRaster pre, SpikeRaster post, int delay) {
        var builder = Network.builder(H);
        var sources = builder.population("sources", 3, IntegrateAndFire.neverFiring());
        var targets = builder.population("targets", 2, IntegrateAndFire.neverFiring());
        var synapses = builder.project(
                sources,
                targets,
                ProjectionSettings.of(connector, new DeltaSynapse())
                        .delayed(delay)
                        .plastic(RULE));
        var engine = new FloatEngine(builder.build(), 0);
        var rehearsing = new FloatEngine(engine.network(), 0);
        engine.clamp(sources, pre);
        engine.clamp(targets, post);
        engine.run(pre.steps());
        rehearsing.rehearse(synapses, pre, post);
        float[] weights = new float[engine.synapseCount(synapses)];
        engine.weights(synapses, weights);
        float[] rehearsed = weights.clone();
        rehearsing.weights(synapses, rehearsed);
        assertThat(rehearsed).containsExactly(weights);
        return weights;
    }
}

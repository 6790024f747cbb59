package org.hillock.snn.fixed;

import static org.assertj.core.api.Assertions.assertThat;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.engine.Simulator;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Projection;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.plasticity.PairStdp;
import org.hillock.snn.plasticity.Pairing;
import org.hillock.snn.plasticity.PlasticityRule;
import org.hillock.snn.plasticity.PowerLawStdp;
import org.hillock.snn.synapse.DeltaSynapse;
import org.junit.jupiter.api.Test;

class FixedStdpTest {
    @Test
    void tabulatesTheDecayOfATrace() {
        short[] table = FixedStdp.table(20, 1);
        assertThat(table).hasSize(154);
        assertThat(table).startsWith(new short[] {
            2048, 1948, 1853, 1762, 1676, 1594, 1517, 1443, 1372, 1305, 1242, 1181, 1123, 1069, 1017, 967, 920
        });
        assertThat(table).endsWith(new short[] {1, 1, 1, 0});
    }

    /** The trace derived from the toolchain's rule, whose delay of 1 is dendritic: postsynaptic spikes count one step later. */
    @Test
    void changesTheWeightAsTheBoardDoes() {
        requireTrace(new PairStdp(20, 20, 0.1, 0.1, 0, 1), 8592, 8471);
        requireTrace(new PowerLawStdp(20, 20, 0.1, 1, 1, 1, Pairing.ALL_TO_ALL), 8362, 8128);
    }

    private static void requireTrace(PlasticityRule rule, int afterThirty, int afterThirtyFour) {
        var builder = Network.builder(1);
        var sources = builder.population("sources", 1, IntegrateAndFire.neverFiring());
        var targets = builder.population("targets", 1, IntegrateAndFire.neverFiring());
        Projection synapses = builder.project(
                sources,
                targets,
                ProjectionSettings.of(new AllToAllConnector(0.5), new DeltaSynapse())
                        .delayed(0)
                        .plastic(rule));
        var engine = new FixedPointEngine(
                builder.build(), 0, FixedPointSettings.standard().greatestInput(1));
        var kernel = (FixedStdp) engine.plasticity(synapses).orElseThrow();
        engine.clamp(sources, raster(10, 30, 34));
        engine.clamp(targets, raster(16, 32));
        engine.run(11);
        assertThat(weight(engine, synapses)).isEqualTo(8192);
        assertThat(kernel.rowTrace(0)).isEqualTo(2048);
        engine.run(20);
        assertThat(kernel.rowTrace(0)).isEqualTo(2801);
        assertThat(weight(engine, synapses)).isEqualTo(afterThirty);
        engine.run(4);
        assertThat(kernel.rowTrace(0)).isEqualTo(4340);
        assertThat(weight(engine, synapses)).isEqualTo(afterThirtyFour);
    }

    private static int weight(Simulator engine, Projection projection) {
        float[] weight = new float[1];
        engine.weights(projection, weight);
        return Math.round(weight[0] * 16384);
    }

    private static SpikeRaster raster(int... steps) {
        var raster = new SpikeRaster(60, 1);
        for (int step : steps) {
            raster.set(step, 0);
        }
        return raster;
    }

    /** The same pairs as the float engine, simultaneous ones left out by both, to the precision of traces and weights. */
    @Test
    void learnsWhatTheFloatEngineLearns() {
        var pre = new SpikeRaster(3000, 8);
        var post = new SpikeRaster(3000, 5);
        for (int t = 0; t < 2900; t++) {
            for (int i = 0; i < 8; i++) {
                if (CounterRandom.uniform(1, t * 8L + i) < 0.02) {
                    pre.set(t, i);
                }
            }
            for (int j = 0; j < 5; j++) {
                if (CounterRandom.uniform(2, t * 5L + j) < 0.02) {
                    post.set(t, j);
                }
            }
        }
        // Every row is updated once more at the end, so that no potentiation is left pending.
        for (int i = 0; i < 8; i++) {
            pre.set(2999, i);
        }
        var rule = new PairStdp(20, 20, 0.006, 0.004, 0, 1);
        var builder = Network.builder(1);
        var sources = builder.population("sources", 8, IntegrateAndFire.neverFiring());
        var targets = builder.population("targets", 5, IntegrateAndFire.neverFiring());
        Projection synapses = builder.project(
                sources,
                targets,
                ProjectionSettings.of(new AllToAllConnector(0.5), new DeltaSynapse())
                        .delayed(0)
                        .plastic(rule));
        Network network = builder.build();
        var fixed =
                new FixedPointEngine(network, 0, FixedPointSettings.standard().greatestInput(1));
        var exact = new FloatEngine(network, 0);
        float[] a = new float[40];
        float[] b = new float[40];
        fixed.rehearse(synapses, pre, post);
        exact.rehearse(synapses, pre, post);
        fixed.weights(synapses, a);
        exact.weights(synapses, b);
        double moved = 0;
        for (int k = 0; k < 40; k++) {
            assertThat(Math.abs(a[k] - b[k])).as("synapse %s", k).isLessThan(0.02f);
            moved = Math.max(moved, Math.abs(b[k] - 0.5));
        }
        assertThat(moved).isGreaterThan(0.1);
    }
}

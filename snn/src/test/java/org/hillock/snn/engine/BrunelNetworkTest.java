package org.hillock.snn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.Allocation;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.network.Projection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The plastic balanced network of delta cells: at full size against the rates of NEST 3.10 on a graph of the same kind (all
 * cells: E 42.8, I 43.05 Hz), smaller against a simulation that is written down literally, on the same graph.
 */
class BrunelNetworkTest {
    private static final int CELLS = 1000;
    private static final int STEPS = 12_000;
    private static final int DISCARDED = 2000;

    @Test
    void firesAsOftenAsTheLiteralSimulation() {
        var brunel = new BrunelNetwork(CELLS, BrunelNetwork.rule(1e-9));
        var engine = new FloatEngine(brunel.network, 3);
        double literal = literalRateHz(brunel);
        engine.run(DISCARDED);
        long before = engine.spikesEmitted(brunel.excitatory) + engine.spikesEmitted(brunel.inhibitory);
        engine.run(STEPS - DISCARDED);
        long after = engine.spikesEmitted(brunel.excitatory) + engine.spikesEmitted(brunel.inhibitory);
        double rate = (after - before) / (1e-4 * (STEPS - DISCARDED)) / CELLS;
        assertThat(literal).isBetween(20.0, 200.0);
        assertThat(rate).isCloseTo(literal, within(0.015 * literal));
    }

    private static double literalRateHz(BrunelNetwork brunel) {
        int excitatory = brunel.excitatory.size();
        double[][] weight = new double[CELLS][CELLS];
        for (Projection projection : brunel.network.projections()) {
            var table = ProjectionState.whole(projection);
            int[] pre = new int[table.size()];
            int[] post = new int[table.size()];
            table.ends(pre, post);
            for (int k = 0; k < pre.length; k++) {
                int from = projection.pre().index() * excitatory + pre[k];
                weight[from][projection.post().index() * excitatory + post[k]] = table.weights()[k];
            }
        }
        double decay = StrictMath.exp(-0.1 / 20);
        double[] v = new double[CELLS];
        int[] held = new int[CELLS];
        boolean[][] fired = new boolean[STEPS][CELLS];
        long spikes = 0;
        for (int step = 0; step < STEPS; step++) {
            double[] arrived = new double[CELLS];
            for (int i = 0; step >= 9 && i < CELLS; i++) {
                for (int j = 0; fired[step - 9][i] && j < CELLS; j++) {
                    arrived[j] += weight[i][j];
                }
            }
            for (int j = 0; j < CELLS; j++) {
                double moved = v[j] * decay + arrived[j] + 0.1 * poisson(step, j);
                v[j] = held[j] > 0 ? 10 : moved;
                held[j]--;
                if (v[j] >= 20) {
                    fired[step][j] = true;
                    v[j] = 10;
                    held[j] = 20;
                    spikes += step < DISCARDED ? 0 : 1;
                }
            }
        }
        return spikes / (1e-4 * (STEPS - DISCARDED)) / CELLS;
    }

    /** Returns a Poisson number of mean 2 by multiplying uniforms (Knuth). */
    private static int poisson(int step, int cell) {
        long seed = CounterRandom.stream(99, (long) step * CELLS + cell);
        double limit = StrictMath.exp(-2);
        int n = 0;
        for (double product = CounterRandom.uniform(seed, 0); product > limit; n++) {
            product *= CounterRandom.uniform(seed, n + 1);
        }
        return n;
    }

    @Test
    @EnabledIfSystemProperty(named = "hillock.slow", matches = "true")
    void theFullSizeFiresAtTheKnownRates() {
        var brunel = new BrunelNetwork(10_000, BrunelNetwork.rule(1e-9));
        var engine = new FloatEngine(brunel.network, 1);
        engine.run(5000);
        long excitatory = engine.spikesEmitted(brunel.excitatory);
        long inhibitory = engine.spikesEmitted(brunel.inhibitory);
        engine.run(10_000);
        assertThat((engine.spikesEmitted(brunel.excitatory) - excitatory) / 8000.0)
                .isBetween(42.5, 43.0);
        assertThat((engine.spikesEmitted(brunel.inhibitory) - inhibitory) / 2000.0)
                .isBetween(42.6, 43.1);
    }

    @Test
    void allocatesNothingPerStep() {
        var brunel = new BrunelNetwork(300, BrunelNetwork.rule(1e-4));
        var engine = new FloatEngine(brunel.network, 1);
        assertThat(Allocation.bytesOnceWarm(() -> engine.run(300))).isZero();
    }
}

package org.hillock.snn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Connector;
import org.hillock.snn.network.FromListConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.synapse.DeltaSynapse;

/**
 * Random networks of integrators with whole-numbered weights, in which every sum is exact, against a simulation that
 * keeps all spikes and looks each delay up.
 */
class LiteralNetworkTest {
    private static final int STEPS = 80;
    private static final int THRESHOLD = 8;

    private static final class Edges {
        final int pre;
        final int post;
        final int delay;
        final int[][] weights;

        Edges(int pre, int post, int delay, int[][] weights) {
            this.pre = pre;
            this.post = post;
            this.delay = delay;
            this.weights = weights;
        }
    }

    @Property(tries = 200)
    void firesExactlyWhenTheLiteralSimulationDoes(@ForAll long seed) {
        var draw = new Draw(seed);
        int[] sizes = {1 + draw.below(6), 1 + draw.below(6), 1 + draw.below(6)};
        var edges = new ArrayList<Edges>();
        var builder = Network.builder(1);
        var populations = new ArrayList<Population>();
        for (int p = 0; p < 3; p++) {
            populations.add(builder.population("p" + p, sizes[p], new IntegrateAndFire(THRESHOLD)));
        }
        for (int k = 0; k < 5; k++) {
            int pre = draw.below(3);
            int post = draw.below(3);
            int delay = (pre < post ? 0 : 1) + draw.below(5);
            int[][] weights = new int[sizes[pre]][sizes[post]];
            for (int[] row : weights) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = draw.below(7) - 2;
                }
            }
            edges.add(new Edges(pre, post, delay, weights));
            builder.project(
                    populations.get(pre),
                    populations.get(post),
                    ProjectionSettings.of(k % 2 == 0 ? dense(weights) : list(weights), new DeltaSynapse())
                            .delayed(delay));
        }
        var engine = new FloatEngine(builder.build(), seed);
        boolean[][][] literal = simulate(sizes, edges);
        for (int step = 0; step < STEPS; step++) {
            for (int p = 0; p < 3; p++) {
                for (int i = 0; i < sizes[p]; i++) {
                    engine.drive(populations.get(p))[i] = drive(p, i);
                }
            }
            engine.step();
            for (int p = 0; p < 3; p++) {
                assertThat(fired(engine, populations.get(p))).isEqualTo(literal[p][step]);
            }
        }
    }

    private static boolean[][][] simulate(int[] sizes, List<Edges> edges) {
        var fired = new boolean[3][STEPS][];
        var u = new int[3][];
        for (int p = 0; p < 3; p++) {
            u[p] = new int[sizes[p]];
        }
        for (int step = 0; step < STEPS; step++) {
            for (int p = 0; p < 3; p++) {
                fired[p][step] = new boolean[sizes[p]];
                for (int j = 0; j < sizes[p]; j++) {
                    u[p][j] += drive(p, j);
                    for (Edges e : edges) {
                        if (e.post == p && step >= e.delay) {
                            for (int i = 0; i < sizes[e.pre]; i++) {
                                u[p][j] += fired[e.pre][step - e.delay][i] ? e.weights[i][j] : 0;
                            }
                        }
                    }
                    if (u[p][j] >= THRESHOLD) {
                        u[p][j] -= THRESHOLD;
                        fired[p][step][j] = true;
                    }
                }
            }
        }
        return fired;
    }

    private static int drive(int population, int neuron) {
        return (3 * population + neuron) % 4;
    }

    private static boolean[] fired(FloatEngine engine, Population population) {
        int[] spikes = new int[population.size()];
        var fired = new boolean[population.size()];
        int count = engine.spikes(population, spikes);
        for (int k = 0; k < count; k++) {
            fired[spikes[k]] = true;
        }
        return fired;
    }

    private static Connector dense(int[][] weights) {
        int targets = weights[0].length;
        var flat = new float[weights.length * targets];
        for (int k = 0; k < flat.length; k++) {
            flat[k] = weights[k / targets][k % targets];
        }
        return new AllToAllConnector(flat);
    }

    private static Connector list(int[][] weights) {
        int targets = weights[0].length;
        int synapses = weights.length * targets;
        int[] pre = new int[synapses];
        int[] post = new int[synapses];
        float[] listed = new float[synapses];
        for (int k = 0; k < synapses; k++) {
            int backwards = synapses - 1 - k;
            pre[k] = backwards / targets;
            post[k] = backwards % targets;
            listed[k] = weights[pre[k]][post[k]];
        }
        return new FromListConnector(pre, post, listed);
    }

    private static final class Draw {
        private final long seed;
        private long counter;

        Draw(long seed) {
            this.seed = seed;
        }

        int below(int bound) {
            return (int) (bound * CounterRandom.uniform(seed, counter++));
        }
    }
}

package org.hillock.snn.engine;

import java.util.Map;
import java.util.TreeMap;
import org.hillock.snn.NetworkException;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.synapse.SynapseTable;
import org.hillock.snn.synapse.Transmission;

/** Splits a network by target. */
final class Shards {
    private static final int LONGEST_BLOCK = 64;

    private final Network network;
    private final int threads;
    private final int block;
    private final int[][] bounds;

    Shards(Network network, int threads) {
        this.network = network;
        this.threads = threads;
        this.block = block(network);
        this.bounds = network.populations().stream().map(this::bounds).toArray(int[][]::new);
    }

    private static int block(Network network) {
        int shortest = LONGEST_BLOCK;
        for (Projection projection : network.projections()) {
            if (projection.delaySteps() == 0) {
                throw NetworkException.refused(
                        "projection " + projection.name() + " on several threads",
                        "a delay of 0",
                        "1 step or more",
                        "run the network on one thread");
            }
            shortest = Math.min(shortest, projection.delaySteps());
        }
        return shortest;
    }

    /** Returns the number of steps between two meetings of the threads. */
    int block() {
        return block;
    }

    /** Returns where the parts of a population begin, and its size at the end. */
    private int[] bounds(Population population) {
        boolean split = population.model().canBeSplit()
                && population.size() >= 2 * threads
                && network.projections().stream()
                        .filter(p -> p.post().index() == population.index())
                        .allMatch(Shards::canBeSplit);
        int owner = population.index() % threads;
        int[] start = new int[threads + 1];
        for (int t = 0; t <= threads; t++) {
            start[t] = split ? (int) ((long) population.size() * t / threads) : t <= owner ? 0 : population.size();
        }
        return start;
    }

    private static boolean canBeSplit(Projection projection) {
        boolean drawsBySynapse = projection.delays().isPresent()
                || projection.transmission() instanceof Transmission.StochasticRelease;
        return !drawsBySynapse
                && projection.rule().map(rule -> rule.canBeSplit()).orElse(true);
    }

    Shard[] build() {
        float[][] drives = network.populations().stream()
                .map(p -> new float[p.size()])
                .toArray(float[][]::new);
        SynapseTable[] tables =
                network.projections().stream().map(ProjectionState::whole).toArray(SynapseTable[]::new);
        Shard[] shards = new Shard[threads];
        for (int t = 0; t < threads; t++) {
            shards[t] = shard(t, drives, tables);
        }
        return shards;
    }

    private Shard shard(int thread, float[][] drives, SynapseTable[] tables) {
        int count = network.populations().size();
        var populations = new PopulationState[count];
        for (int p = 0; p < count; p++) {
            Population population = network.populations().get(p);
            int first = bounds[p][thread];
            int size = bounds[p][thread + 1] - first;
            int slots = FloatEngine.longestDelay(network, population) + 1;
            double step = network.stepMillis();
            var kernel = size == 0
                    ? new AbsentKernel()
                    : size == population.size()
                            ? population.model().kernel(size, step)
                            : population.model().kernel(first, size, step);
            var outbox = new Outbox(size, block);
            populations[p] =
                    new PopulationState(population, kernel, first, size, Math.max(slots, block), drives[p], outbox);
        }
        Map<Integer, ProjectionState> projections = new TreeMap<>();
        for (Projection projection : network.projections()) {
            PopulationState post = populations[projection.post().index()];
            if (post.size > 0) {
                SynapseTable whole = tables[projection.index()];
                SynapseTable own = post.size == projection.post().size()
                        ? whole
                        : whole.part(post.first, post.first + post.size);
                PopulationState pre = populations[projection.pre().index()];
                projections.put(
                        projection.index(), new ProjectionState(projection, own, pre, post, network.stepMillis()));
            }
        }
        return new Shard(network, populations, projections);
    }
}

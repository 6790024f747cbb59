package org.hillock.snn.engine;

import java.util.Map;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;
import org.hillock.snn.network.Network;

/** What one thread of a {@link ParallelEngine} simulates: a part of some populations, with all synapses onto it. */
final class Shard implements Stateful {
    final PopulationState[] populations;
    private final Map<Integer, ProjectionState> projections;
    private final ProjectionState[][] incoming;

    /**
     * Creates a shard.
     *
     * @param populations one for each of the network, of no neurons where the shard has none
     * @param projections those onto neurons of the shard, by their index
     */
    Shard(Network network, PopulationState[] populations, Map<Integer, ProjectionState> projections) {
        this.populations = populations;
        this.projections = projections;
        this.incoming = network.populations().stream()
                .map(population -> network.projections().stream()
                        .filter(p -> p.post().index() == population.index() && projections.containsKey(p.index()))
                        .map(p -> projections.get(p.index()))
                        .toArray(ProjectionState[]::new))
                .toArray(ProjectionState[][]::new);
    }

    Map<Integer, ProjectionState> projections() {
        return projections;
    }

    void reset(long seed) {
        for (PopulationState population : populations) {
            population.reset(seed);
        }
        for (ProjectionState projection : projections.values()) {
            projection.reset(seed);
        }
    }

    /** Runs a block of steps no longer than the shortest delay, so that nothing of other shards is needed meanwhile. */
    void run(int steps, int parity) {
        for (PopulationState population : populations) {
            population.turn(parity);
        }
        for (int step = 0; step < steps; step++) {
            for (int p = 0; p < populations.length; p++) {
                FloatEngine.update(populations[p], incoming[p]);
            }
        }
    }

    /** Takes over the spikes of all shards. */
    void gather(PopulationState[][] partsOfPopulation, int parity, int steps) {
        for (int p = 0; p < populations.length; p++) {
            populations[p].gather(partsOfPopulation[p], parity, steps);
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        for (PopulationState population : populations) {
            population.visit(visitor);
        }
        for (ProjectionState projection : projections.values()) {
            projection.visit(visitor);
        }
    }
}

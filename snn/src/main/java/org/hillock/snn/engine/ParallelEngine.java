package org.hillock.snn.engine;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.plasticity.ModulatedKernel;
import org.hillock.snn.plasticity.PlasticityKernel;
import org.hillock.snn.synapse.SynapseTable;

/**
 * Runs a network on several threads, bit for bit as {@link FloatEngine} does on one.
 *
 * <p>Every thread has a part of the neurons with all synapses onto them, and no two write to the same array. They meet once
 * per shortest delay and exchange spike lists, spinning meanwhile: worth it for networks whose block of steps takes many
 * microseconds, on CPUs that are otherwise free. Populations whose model or rules can't be taken in parts are simulated
 * whole by one of the threads. To be used by one caller's thread at a time, which is the first of the threads.
 *
 * <p>A saved state fits engines of as many threads. The traces of plastic projections are spread, so {@link
 * #plasticity} is empty; {@link #rehearse} allocates.
 */
public final class ParallelEngine implements Simulator, Stateful, AutoCloseable {
    private final Network network;
    private final Shard[] shards;
    private final Crew crew;
    private final long[] stepCount = new long[1];

    /**
     * Builds the state of a network, resets it and starts the threads.
     *
     * @param seed of the first reset
     * @param threads 1 or more, the caller's included
     * @throws NetworkException when a projection has a delay of 0
     */
    public ParallelEngine(Network network, long seed, int threads) {
        if (threads < 1 || threads > 1024) {
            throw NetworkException.refused("parallel engine", threads + " threads", "1 to 1024", "correct it");
        }
        var plan = new Shards(network, threads);
        this.network = network;
        this.shards = plan.build();
        this.crew = new Crew(shards, plan.block());
        reset(seed);
        crew.start();
    }

    /** Ends the threads. */
    @Override
    public void close() {
        crew.close();
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public long stepCount() {
        return stepCount[0];
    }

    @Override
    public void reset(long seed) {
        for (Shard shard : shards) {
            shard.reset(seed);
        }
        stepCount[0] = 0;
    }

    @Override
    public void step() {
        run(1);
    }

    @Override
    public void run(int steps) {
        crew.run(steps);
        stepCount[0] += steps;
    }

    @Override
    public float[] drive(Population population) {
        forParts(population, PopulationState::useInput);
        return shards[0].populations[index(population)].drive;
    }

    @Override
    public void forceSpike(Population population, int neuron) {
        if (neuron < 0 || neuron >= population.size()) {
            throw NetworkException.refused(
                    "population " + population.name(),
                    "neuron " + neuron,
                    "0 to " + (population.size() - 1),
                    "correct it");
        }
        forParts(population, part -> {
            if (neuron >= part.first && neuron < part.first + part.size) {
                part.force(neuron - part.first);
            }
        });
    }

    @Override
    public void clamp(Population population, SpikeRaster raster) {
        FloatEngine.requireNeurons(population, raster);
        forParts(population, part -> part.clamp(raster));
    }

    @Override
    public void release(Population population) {
        forParts(population, part -> part.clamp(null));
    }

    @Override
    public int spikeCount(Population population) {
        return shards[0].populations[index(population)].count(0);
    }

    @Override
    public int spikes(Population population, int[] spikes) {
        if (spikes.length < population.size()) {
            NetworkException.requireLength("spikes", spikes.length, population.size());
        }
        int count = spikeCount(population);
        System.arraycopy(shards[0].populations[index(population)].spikes(0), 0, spikes, 0, count);
        return count;
    }

    @Override
    public void potentials(Population population, double[] potentials) {
        NetworkException.requireLength("potentials", potentials.length, population.size());
        forParts(population, part -> {
            double[] own = new double[part.size];
            part.kernel.potentials(own);
            System.arraycopy(own, 0, potentials, part.first, part.size);
        });
    }

    @Override
    public void setPotentials(Population population, double[] potentials) {
        NetworkException.requireLength("potentials", potentials.length, population.size());
        forParts(
                population,
                part -> part.kernel.setPotentials(
                        Arrays.copyOfRange(potentials, part.first, part.first + part.size)));
    }

    @Override
    public void currents(Projection projection, float[] currents) {
        NetworkException.requireLength("currents", currents.length, projection.post().size());
        int first = 0;
        for (ProjectionState part : parts(projection)) {
            float[] own = new float[part.synapses.postCount()];
            part.currents(own);
            System.arraycopy(own, 0, currents, first, own.length);
            first += own.length;
        }
    }

    @Override
    public int synapseCount(Projection projection) {
        return Math.toIntExact(sum(projection, part -> part.synapses.size()));
    }

    @Override
    public void weights(Projection projection, float[] weights) {
        NetworkException.requireLength("weights", weights.length, synapseCount(projection));
        ProjectionState[] parts = parts(projection);
        float[][] own = new float[parts.length][];
        for (int p = 0; p < parts.length; p++) {
            own[p] = new float[parts[p].synapses.size()];
            parts[p].weights(own[p]);
        }
        SynapseTable.copyRows(tables(parts), weights, own, SynapseTable.Copy.INTO_WHOLE);
    }

    @Override
    public void setWeights(Projection projection, float[] weights) {
        NetworkException.requireLength("weights", weights.length, synapseCount(projection));
        ProjectionState[] parts = parts(projection);
        float[][] own = split(parts, weights);
        for (int p = 0; p < parts.length; p++) {
            parts[p].setWeights(own[p]);
        }
    }

    private static float[][] split(ProjectionState[] parts, float[] whole) {
        float[][] own = new float[parts.length][];
        for (int p = 0; p < parts.length; p++) {
            own[p] = new float[parts[p].synapses.size()];
        }
        SynapseTable.copyRows(tables(parts), whole, own, SynapseTable.Copy.INTO_PARTS);
        return own;
    }

    private static SynapseTable[] tables(ProjectionState[] parts) {
        return Arrays.stream(parts).map(part -> part.synapses).toArray(SynapseTable[]::new);
    }

    @Override
    public void learning(Projection projection, Learning learning) {
        for (ProjectionState part : parts(projection)) {
            part.learning(learning);
        }
    }

    /** Returns nothing, since the traces are spread over the threads. */
    @Override
    public Optional<PlasticityKernel> plasticity(Projection projection) {
        return Optional.empty();
    }

    @Override
    public void modulate(Projection projection, double factor) {
        for (ProjectionState part : parts(projection)) {
            ModulatedKernel.of(projection.name(), part.plasticity()).modulate(factor);
        }
    }

    @Override
    public void modulate(Projection projection, float[] factors) {
        int first = 0;
        for (ProjectionState part : parts(projection)) {
            int end = first + part.synapses.postCount();
            ModulatedKernel.of(projection.name(), part.plasticity()).modulate(Arrays.copyOfRange(factors, first, end));
            first = end;
        }
    }

    @Override
    public void forget(Projection projection) {
        ProjectionState[] parts = parts(projection);
        float[] initial = new float[synapseCount(projection)];
        projection.connector().initialWeights(initial);
        float[][] own = split(parts, initial);
        for (int p = 0; p < parts.length; p++) {
            parts[p].forget(own[p]);
        }
    }

    @Override
    public void rehearse(Projection projection, SpikeRaster pre, SpikeRaster post) {
        FloatEngine.requireRehearsal(projection, pre, post);
        int first = 0;
        for (ProjectionState part : parts(projection)) {
            PlasticityKernel kernel = part.plasticity().orElse(null);
            if (kernel == null) {
                throw FloatEngine.staticRehearsal(projection);
            }
            int size = part.synapses.postCount();
            var own = new SpikeRaster(post.steps(), size);
            for (int step = 0; step < post.steps(); step++) {
                for (int j = 0; j < size; j++) {
                    if (post.fired(step, first + j)) {
                        own.set(step, j);
                    }
                }
            }
            part.rehearse(kernel, pre, own);
            first += size;
        }
    }

    @Override
    public void spikeCounts(Population population, int[] counts) {
        NetworkException.requireLength("spike counts", counts.length, population.size());
        forParts(population, part -> part.spikeCounts(counts));
    }

    @Override
    public long spikesEmitted(Population population) {
        long emitted = 0;
        for (Shard shard : shards) {
            emitted += shard.populations[index(population)].emitted();
        }
        return emitted;
    }

    @Override
    public Cost cost() {
        long spikes = network.populations().stream().mapToLong(this::spikesEmitted).sum();
        long accumulates = 0;
        long multiplies = 0;
        long updates = 0;
        for (Projection projection : network.projections()) {
            accumulates += sum(projection, ProjectionState::accumulates);
            multiplies += sum(projection, ProjectionState::multiplies);
            updates += sum(projection, ProjectionState::updates);
        }
        return new Cost(spikes, accumulates, multiplies, updates);
    }

    @Override
    public NetworkState save() {
        return NetworkState.of(this);
    }

    @Override
    public void restore(NetworkState state) {
        state.restoreInto(this);
    }

    @Override
    public void visit(StateVisitor visitor) {
        for (Shard shard : shards) {
            shard.visit(visitor);
        }
        visitor.longs(stepCount);
    }

    private int index(Population population) {
        FloatEngine.requireOwn(network, population);
        return population.index();
    }

    private void forParts(Population population, Consumer<PopulationState> action) {
        int index = index(population);
        for (Shard shard : shards) {
            action.accept(shard.populations[index]);
        }
    }

    private ProjectionState[] parts(Projection projection) {
        FloatEngine.requireOwn(network, projection);
        return Arrays.stream(shards)
                .map(shard -> shard.projections().get(projection.index()))
                .filter(Objects::nonNull)
                .toArray(ProjectionState[]::new);
    }

    private long sum(Projection projection, ToLongFunction<ProjectionState> number) {
        return Arrays.stream(parts(projection)).mapToLong(number).sum();
    }
}

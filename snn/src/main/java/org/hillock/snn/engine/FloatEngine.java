package org.hillock.snn.engine;

import java.util.Optional;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.plasticity.PlasticityKernel;

/**
 * Runs a network on one core, clock-driven between neurons and event-driven along synapses.
 *
 * <p>Weights, currents and traces are float32 in plain arrays; a model keeps double precision only where it says why. Java
 * arithmetic is strict and the elementary functions come from {@link StrictMath}, so results are equal on every JDK and
 * processor. The loops themselves live in the kernels of the models, tables and rules, one loop per small method, which is
 * the form the compiler vectorises and keeps.
 */
public final class FloatEngine implements Simulator, Stateful {
    private final Network network;
    private final PopulationState[] populations;
    private final ProjectionState[] projections;
    private final ProjectionState[][] incoming;
    private final long[] stepCount = new long[1];

    /**
     * Builds the state of a network and resets it.
     *
     * @param seed of the first reset
     */
    public FloatEngine(Network network, long seed) {
        this.network = network;
        this.populations = network.populations().stream()
                .map(p -> new PopulationState(p, network.stepMillis(), longestDelay(network, p)))
                .toArray(PopulationState[]::new);
        this.projections = network.projections().stream()
                .map(p -> new ProjectionState(
                        p, populations[p.pre().index()], populations[p.post().index()], network.stepMillis()))
                .toArray(ProjectionState[]::new);
        this.incoming = network.populations().stream()
                .map(population -> network.projections().stream()
                        .filter(p -> p.post().index() == population.index())
                        .map(p -> projections[p.index()])
                        .toArray(ProjectionState[]::new))
                .toArray(ProjectionState[][]::new);
        reset(seed);
    }

    static int longestDelay(Network network, Population pre) {
        return network.projections().stream()
                .filter(p -> p.pre().index() == pre.index())
                .mapToInt(Projection::delaySteps)
                .max()
                .orElse(0);
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
        for (PopulationState population : populations) {
            population.reset(seed);
        }
        for (ProjectionState projection : projections) {
            projection.reset(seed);
        }
        stepCount[0] = 0;
    }

    @Override
    public void step() {
        for (int p = 0; p < populations.length; p++) {
            update(populations[p], incoming[p]);
        }
        stepCount[0]++;
    }

    static void update(PopulationState population, ProjectionState[] incoming) {
        population.startInput();
        for (ProjectionState projection : incoming) {
            projection.arrive();
            projection.act();
        }
        population.fire();
        for (ProjectionState projection : incoming) {
            projection.adapt();
        }
    }

    @Override
    public void run(int steps) {
        for (int k = 0; k < steps; k++) {
            step();
        }
    }

    /**
     * Runs a throw-away network of the same description and with the same drives through all methods of a step, see {@link
     * WarmUp}; this one is left as it is, bit for bit. Takes as much memory again while it lasts. For the time before a
     * session, after the drives of a typical step have been set.
     *
     * @param steps {@link WarmUp#STEPS} are enough
     */
    public void warmUp(int steps) {
        var throwAway = new FloatEngine(network, 0);
        for (int p = 0; p < populations.length; p++) {
            populations[p].copyDriveTo(throwAway.populations[p]);
        }
        WarmUp.run(throwAway, steps);
    }

    @Override
    public float[] drive(Population population) {
        PopulationState state = state(population);
        state.useInput();
        return state.drive;
    }

    @Override
    public void forceSpike(Population population, int neuron) {
        PopulationState state = state(population);
        if (neuron < 0 || neuron >= state.size) {
            throw NetworkException.refused(
                    "population " + population.name(), "neuron " + neuron, "0 to " + (state.size - 1), "correct it");
        }
        state.force(neuron);
    }

    @Override
    public void clamp(Population population, SpikeRaster raster) {
        PopulationState state = state(population);
        requireNeurons(population, raster);
        state.clamp(raster);
    }

    @Override
    public void release(Population population) {
        state(population).clamp(null);
    }

    @Override
    public int spikeCount(Population population) {
        return state(population).count(0);
    }

    @Override
    public int spikes(Population population, int[] spikes) {
        PopulationState state = state(population);
        if (spikes.length < state.size) {
            NetworkException.requireLength("spikes", spikes.length, state.size);
        }
        int count = state.count(0);
        System.arraycopy(state.spikes(0), 0, spikes, 0, count);
        return count;
    }

    @Override
    public void potentials(Population population, double[] potentials) {
        PopulationState state = state(population);
        NetworkException.requireLength("potentials", potentials.length, state.size);
        state.kernel.potentials(potentials);
    }

    @Override
    public void setPotentials(Population population, double[] potentials) {
        PopulationState state = state(population);
        NetworkException.requireLength("potentials", potentials.length, state.size);
        state.kernel.setPotentials(potentials);
    }

    @Override
    public void currents(Projection projection, float[] currents) {
        ProjectionState state = state(projection);
        NetworkException.requireLength("currents", currents.length, state.synapses.postCount());
        state.currents(currents);
    }

    @Override
    public int synapseCount(Projection projection) {
        return state(projection).synapses.size();
    }

    /**
     * Returns the bytes of memory that each synapse of a projection takes: weight, target, delay, and what its rule keeps; what
     * is kept per neuron comes on top.
     */
    public int bytesPerSynapse(Projection projection) {
        return state(projection).bytesPerSynapse();
    }

    @Override
    public void weights(Projection projection, float[] weights) {
        ProjectionState state = state(projection);
        NetworkException.requireLength("weights", weights.length, state.synapses.size());
        state.weights(weights);
    }

    @Override
    public void setWeights(Projection projection, float[] weights) {
        ProjectionState state = state(projection);
        NetworkException.requireLength("weights", weights.length, state.synapses.size());
        state.setWeights(weights);
    }

    @Override
    public void learning(Projection projection, Learning learning) {
        state(projection).learning(learning);
    }

    @Override
    public Optional<PlasticityKernel> plasticity(Projection projection) {
        return state(projection).plasticity();
    }

    @Override
    public void forget(Projection projection) {
        state(projection).forget();
    }

    @Override
    public void rehearse(Projection projection, SpikeRaster pre, SpikeRaster post) {
        ProjectionState state = state(projection);
        requireRehearsal(projection, pre, post);
        PlasticityKernel kernel = state.plasticity().orElse(null);
        if (kernel == null) {
            throw staticRehearsal(projection);
        }
        state.rehearse(kernel, pre, post);
    }

    static void requireRehearsal(Projection projection, SpikeRaster pre, SpikeRaster post) {
        requireNeurons(projection.pre(), pre);
        requireNeurons(projection.post(), post);
        if (pre.steps() != post.steps()) {
            throw NetworkException.refused(
                    "rehearsal", pre.steps() + " and " + post.steps() + " steps", "as many", "cut the longer raster");
        }
    }

    static NetworkException staticRehearsal(Projection projection) {
        return NetworkException.refused(
                "rehearsal of " + projection.name(), "a static projection", "a plastic one", "give it a rule");
    }

    @Override
    public void spikeCounts(Population population, int[] counts) {
        PopulationState state = state(population);
        NetworkException.requireLength("spike counts", counts.length, state.size);
        state.spikeCounts(counts);
    }

    @Override
    public long spikesEmitted(Population population) {
        return state(population).emitted();
    }

    @Override
    public Cost cost() {
        long spikes = 0;
        for (PopulationState population : populations) {
            spikes += population.emitted();
        }
        long accumulates = 0;
        long multiplies = 0;
        long updates = 0;
        for (ProjectionState projection : projections) {
            accumulates += projection.accumulates();
            multiplies += projection.multiplies();
            updates += projection.updates();
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
        for (PopulationState population : populations) {
            population.visit(visitor);
        }
        for (ProjectionState projection : projections) {
            projection.visit(visitor);
        }
        visitor.longs(stepCount);
    }

    private PopulationState state(Population population) {
        requireOwn(network, population);
        return populations[population.index()];
    }

    static void requireOwn(Network network, Population population) {
        if (population.index() >= network.populations().size()
                || !network.populations().get(population.index()).equals(population)) {
            throw NetworkException.refused(
                    "population " + population.name(), "a handle of another network", "one of this", "look it up here");
        }
    }

    private ProjectionState state(Projection projection) {
        requireOwn(network, projection);
        return projections[projection.index()];
    }

    static void requireOwn(Network network, Projection projection) {
        if (projection.index() >= network.projections().size()
                || !network.projections().get(projection.index()).equals(projection)) {
            throw NetworkException.refused(
                    "projection " + projection.name(), "a handle of another network", "one of this", "look it up here");
        }
    }

    static void requireNeurons(Population population, SpikeRaster raster) {
        if (raster.neurons() != population.size()) {
            throw NetworkException.refused(
                    "raster for population " + population.name(),
                    raster.neurons() + " neurons",
                    String.valueOf(population.size()),
                    "pass a raster of that width");
        }
    }
}

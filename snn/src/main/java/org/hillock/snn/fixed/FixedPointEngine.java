package org.hillock.snn.fixed;

import java.util.Optional;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;
import org.hillock.snn.engine.Cost;
import org.hillock.snn.engine.Learning;
import org.hillock.snn.engine.NetworkState;
import org.hillock.snn.engine.Simulator;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.plasticity.PlasticityKernel;

/**
 * Runs a network in the fixed-point arithmetic of SpiNNaker's neural models: potentials and currents in s16.15 that
 * wrap, decays in u0.32, 16-bit weights with a power-of-two scale for each input of a population, ring buffers that
 * saturate at 16 bits, and the pair rule on s4.11 traces. The numbers and roundings are those of the toolchain's
 * neural models (sPyNNaker, versions of 2017 to 2025) and its common library.
 *
 * <p>Runs {@link org.hillock.snn.neuron.LifNeuron}, {@link org.hillock.snn.neuron.CurrentLif}, {@link
 * org.hillock.snn.neuron.IntegrateAndFire} and every spike source; delta and exponential synapses and the receptors
 * of CurrentLif; {@link org.hillock.snn.plasticity.PairStdp} and {@link org.hillock.snn.plasticity.PowerLawStdp} of
 * exponent 0 or 1, over all pairs. Anything else is refused at construction.
 *
 * <p>What differs from the float engine by design: an exponential current acts by its mean over the step; a neuron
 * fires at the threshold itself; a refractory time is rounded up to whole steps; projections onto one population that
 * share a time constant share one current, and report the same; a weight that was potentiated says so after the next
 * arrival. What differs from the board: a delay of 0 passes spikes on within the step, as {@link Network} wants it,
 * delays are not bounded by the bits of a ring buffer, delays of plastic synapses are axonal, delta synapses move the
 * potential after the membrane equation, the perfect integrator is added, and nothing is late.
 *
 * <p>The scale of a weight follows from the weights of the description, see {@link FixedPointSettings}. Weights set
 * later are refused when they exceed it. {@link #saturations()} counts sums that hit the bound.
 */
public final class FixedPointEngine implements Simulator, Stateful {
    private final Network network;
    private final FixedPopulation[] populations;
    private final FixedProjection[] projections;
    private final FixedProjection[][] incoming;
    private final long[] stepCount = new long[1];

    /**
     * Builds the state of a network by the toolchain's defaults and resets it.
     *
     * @param seed of the first reset
     * @throws NetworkException when the network needs what the arithmetic has not
     */
    public FixedPointEngine(Network network, long seed) {
        this(network, seed, FixedPointSettings.standard());
    }

    /**
     * Builds the state of a network and resets it.
     *
     * @param seed of the first reset
     * @throws NetworkException when the network needs what the arithmetic has not
     */
    public FixedPointEngine(Network network, long seed, FixedPointSettings settings) {
        var build = new FixedBuild(network, settings);
        this.network = network;
        this.populations = build.populations;
        this.projections = build.projections;
        this.incoming = network.populations().stream()
                .map(population -> network.projections().stream()
                        .filter(p -> p.post().index() == population.index())
                        .map(p -> projections[p.index()])
                        .toArray(FixedProjection[]::new))
                .toArray(FixedProjection[][]::new);
        reset(seed);
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
        for (FixedPopulation population : populations) {
            population.reset(seed);
        }
        for (FixedProjection projection : projections) {
            projection.reset();
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

    private static void update(FixedPopulation population, FixedProjection[] incoming) {
        for (FixedProjection projection : incoming) {
            projection.arrive();
        }
        population.fire();
        for (FixedProjection projection : incoming) {
            projection.adapt();
        }
    }

    @Override
    public void run(int steps) {
        for (int k = 0; k < steps; k++) {
            step();
        }
    }

    @Override
    public float[] drive(Population population) {
        FixedPopulation state = state(population);
        state.useDrive();
        return state.drive;
    }

    @Override
    public void forceSpike(Population population, int neuron) {
        FixedPopulation state = state(population);
        if (neuron < 0 || neuron >= state.size) {
            throw NetworkException.refused(
                    "population " + population.name(), "neuron " + neuron, "0 to " + (state.size - 1), "correct it");
        }
        state.force(neuron);
    }

    @Override
    public void clamp(Population population, SpikeRaster raster) {
        FixedPopulation state = state(population);
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
        FixedPopulation state = state(population);
        if (spikes.length < state.size) {
            throw NetworkException.refused(
                    "spikes of population " + population.name(),
                    "room for " + spikes.length,
                    "room for " + state.size,
                    "pass a longer array");
        }
        System.arraycopy(state.spikes(0), 0, spikes, 0, state.count(0));
        return state.count(0);
    }

    @Override
    public void potentials(Population population, double[] potentials) {
        FixedPopulation state = state(population);
        NetworkException.requireLength("potentials", potentials.length, state.size);
        state.neurons.potentials(potentials);
    }

    @Override
    public void setPotentials(Population population, double[] potentials) {
        FixedPopulation state = state(population);
        NetworkException.requireLength("potentials", potentials.length, state.size);
        state.neurons.setPotentials(potentials);
    }

    @Override
    public void currents(Projection projection, float[] currents) {
        FixedProjection state = state(projection);
        NetworkException.requireLength("currents", currents.length, state.synapses.postCount);
        state.currents(currents);
    }

    @Override
    public int synapseCount(Projection projection) {
        return state(projection).synapses.weights.length;
    }

    @Override
    public void weights(Projection projection, float[] weights) {
        FixedSynapses synapses = state(projection).synapses;
        NetworkException.requireLength("weights", weights.length, synapses.weights.length);
        synapses.get(weights);
    }

    /**
     * Sets the stored weights, rounded to the scale that was chosen at construction.
     *
     * @throws NetworkException when a weight exceeds the scale; nothing is changed then
     */
    @Override
    public void setWeights(Projection projection, float[] weights) {
        FixedSynapses synapses = state(projection).synapses;
        NetworkException.requireLength("weights", weights.length, synapses.weights.length);
        synapses.set(weights);
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
        state(projection).synapses.forget();
    }

    @Override
    public void rehearse(Projection projection, SpikeRaster pre, SpikeRaster post) {
        FixedProjection state = state(projection);
        requireNeurons(projection.pre(), pre);
        requireNeurons(projection.post(), post);
        if (pre.steps() != post.steps()) {
            throw NetworkException.refused(
                    "rehearsal", pre.steps() + " and " + post.steps() + " steps", "as many", "cut the longer raster");
        }
        if (!state.rehearse(pre, post)) {
            throw NetworkException.refused(
                    "rehearsal of " + projection.name(), "a static projection", "a plastic one", "give it a rule");
        }
    }

    @Override
    public void spikeCounts(Population population, int[] counts) {
        FixedPopulation state = state(population);
        NetworkException.requireLength("spike counts", counts.length, state.size);
        state.spikeCounts(counts);
    }

    @Override
    public long spikesEmitted(Population population) {
        return state(population).emitted();
    }

    /** Returns how many additions to a ring buffer hit its 16-bit bound since the engine was built. */
    public long saturations() {
        long sum = 0;
        for (FixedPopulation population : populations) {
            sum += population.saturations();
        }
        return sum;
    }

    @Override
    public Cost cost() {
        long spikes = 0;
        for (FixedPopulation population : populations) {
            spikes += population.emitted();
        }
        long accumulates = 0;
        long updates = 0;
        for (FixedProjection projection : projections) {
            accumulates += projection.accumulates();
            updates += projection.updates();
        }
        return new Cost(spikes, accumulates, 0, updates);
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
        for (FixedPopulation population : populations) {
            population.visit(visitor);
        }
        for (FixedProjection projection : projections) {
            projection.visit(visitor);
        }
        visitor.longs(stepCount);
    }

    private FixedPopulation state(Population population) {
        if (population.index() >= populations.length
                || !network.populations().get(population.index()).equals(population)) {
            throw NetworkException.refused(
                    "population " + population.name(), "a handle of another network", "one of this", "look it up here");
        }
        return populations[population.index()];
    }

    private FixedProjection state(Projection projection) {
        if (projection.index() >= projections.length
                || !network.projections().get(projection.index()).equals(projection)) {
            throw NetworkException.refused(
                    "projection " + projection.name(), "a handle of another network", "one of this", "look it up here");
        }
        return projections[projection.index()];
    }

    private static void requireNeurons(Population population, SpikeRaster raster) {
        if (raster.neurons() != population.size()) {
            throw NetworkException.refused(
                    "raster for population " + population.name(),
                    raster.neurons() + " neurons",
                    String.valueOf(population.size()),
                    "pass a raster of that width");
        }
    }
}

package org.hillock.snn.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.snn.NetworkException;
import org.hillock.snn.neuron.NeuronModel;
import org.hillock.snn.neuron.Receptor;
import org.hillock.snn.synapse.ReceptorSynapse;
import org.hillock.snn.synapse.Transmission;

/**
 * A described network: what there is, not how it stands.
 *
 * <p><b>Time.</b> Time runs in steps of {@link #stepMillis()}; where a network has no physical clock take 1 and read every
 * time constant as a number of steps. Step n covers the time from n h to (n+1) h. In it, population by population in the
 * order of {@link #populations()}: (1) the currents of its incoming projections decay and the spikes that arrive now are
 * added, (2) drive and currents act over the step, (3) neurons at threshold fire, (4) plasticity sees the arrivals and
 * the postsynaptic spikes of this step.
 *
 * <p><b>Delay.</b> A spike of step n counts as emitted at n h and arrives in step n + delaySteps. With delay 1 or more the order of
 * populations doesn't matter and loops are allowed. Delay 0 is a pass within the step: it needs a later postsynaptic
 * population, and is what a chain of layers needs to answer in the same step.
 */
public final class Network {
    private final double stepMillis;
    private final List<Population> populations;
    private final List<Projection> projections;

    private Network(Builder builder) {
        this.stepMillis = builder.stepMillis;
        this.populations = List.copyOf(builder.populations);
        this.projections = List.copyOf(builder.projections);
    }

    /**
     * Starts the description of a network.
     *
     * @param stepMillis length h of a step in milliseconds, above zero
     */
    public static Builder builder(double stepMillis) {
        return new Builder(NetworkException.requirePositive("network, step", stepMillis));
    }

    /** Returns the length of a step in milliseconds. */
    public double stepMillis() {
        return stepMillis;
    }

    /** Returns the populations in their order of update. */
    public List<Population> populations() {
        return populations;
    }

    /** Returns the projections in the order in which they were added. */
    public List<Projection> projections() {
        return projections;
    }

    /** Returns the population of that name, if there is one. */
    public Optional<Population> population(String name) {
        return populations.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** Collects populations and projections; not thread-safe. */
    public static final class Builder {
        private final double stepMillis;
        private final List<Population> populations = new ArrayList<>();
        private final List<Projection> projections = new ArrayList<>();

        private Builder(double stepMillis) {
            this.stepMillis = stepMillis;
        }

        /**
         * Adds a population after all others.
         *
         * @throws NetworkException when the name is taken or the size is not above zero
         */
        public Population population(String name, int size, NeuronModel model) {
            if (size <= 0) {
                throw NetworkException.refused("population " + name, "a size of " + size, "1 or more", "correct it");
            }
            if (populations.stream().anyMatch(p -> p.name().equals(name))) {
                throw NetworkException.refused("population " + name, "a name in use", "a new one", "rename it");
            }
            var population = new Population(populations.size(), name, size, model);
            populations.add(population);
            return population;
        }

        /**
         * Connects two populations.
         *
         * @throws NetworkException when an end is not of this network, can't receive, or the settings don't fit
         */
        public Projection project(Population pre, Population post, ProjectionSettings settings) {
            var projection = new Projection(
                    projections.size(),
                    pre,
                    post,
                    settings.connector(),
                    settings.synapse(),
                    settings.delaySteps(),
                    settings.transfer(),
                    settings.rule(),
                    settings.transmission(),
                    settings.delays());
            check(projection);
            projections.add(projection);
            return projection;
        }

        /**
         * Ends the description.
         *
         * @throws NetworkException when there is no population
         */
        public Network build() {
            if (populations.isEmpty()) {
                throw NetworkException.refused("network", "no population", "one or more", "add one");
            }
            return new Network(this);
        }

        private void check(Projection projection) {
            Population pre = projection.pre();
            Population post = projection.post();
            String where = "projection " + projection.name();
            if (!populations.contains(pre) || !populations.contains(post)) {
                throw NetworkException.refused(
                        where, "a population of another network", "two of this one", "add it here first");
            }
            if (!post.model().receivesInput()) {
                throw NetworkException.refused(
                        where,
                        "a target that is a " + post.model().name(),
                        "neurons",
                        "project onto another population");
            }
            int delay = projection.delaySteps();
            if (delay < 0 || delay > 1_000_000) {
                throw NetworkException.refused(where, "a delay of " + delay + " steps", "0 to 1000000", "correct it");
            }
            if (delay == 0 && pre.index() >= post.index()) {
                throw NetworkException.refused(
                        where,
                        "a delay of 0 onto a population that is updated no later",
                        "a delay of 1 step or more",
                        "raise the delay or add the target after the source");
            }
            if (projection.synapse() instanceof ReceptorSynapse synapse) {
                requireReceptor(where, synapse.receptor(), post.model());
            }
            if (projection.delays().isPresent()) {
                requireFreeDelays(where, projection);
            }
            projection.connector().requireFit(where, pre.size(), post.size());
        }

        private static void requireFreeDelays(String where, Projection projection) {
            if (projection.rule().isPresent()) {
                throw NetworkException.refused(
                        where,
                        "a plastic projection with a delay for each synapse",
                        "one delay for all where weights change",
                        "split the projection by delay");
            }
            if (projection.transmission() instanceof Transmission.StochasticRelease) {
                throw NetworkException.refused(
                        where,
                        "stochastic release with a delay for each synapse",
                        "one delay for all where release is drawn",
                        "split the projection by delay");
            }
        }

        private static void requireReceptor(String where, String receptor, NeuronModel model) {
            if (model.receptor(receptor).isEmpty()) {
                throw NetworkException.refused(
                        where,
                        "receptor " + receptor,
                        "one of "
                                + model.receptors().stream().map(Receptor::name).toList(),
                        "name a receptor of " + model.name());
            }
        }
    }
}

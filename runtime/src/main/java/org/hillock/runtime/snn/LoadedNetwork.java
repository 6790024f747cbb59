package org.hillock.runtime.snn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.SessionFiles;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.network.Distribution;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.nir.NirFiles;
import org.hillock.snn.nir.NirNetwork;
import org.hillock.snn.nir.NirSettings;

/**
 * A network that can be run, from a network file or a NIR graph.
 *
 * @param name for reports
 * @param network what runs
 * @param seed of starts and sources
 * @param starts what the potentials of a population are drawn from, by its index
 * @param modulations rewards and errors that come while it runs
 */
public record LoadedNetwork(
        String name, Network network, long seed, Map<Integer, Distribution> starts, List<Modulation> modulations) {
    /** The step of a NIR graph in seconds when nobody says one: that of the published comparisons of NIR. */
    private static final double NIR_STEP_SECONDS = 1e-4;

    // Apart from the streams of the projections, which are numbered from 0.
    private static final long START_STREAM = 1L << 32;

    /** Copies map and list. */
    public LoadedNetwork {
        starts = Map.copyOf(starts);
        modulations = List.copyOf(modulations);
    }

    /**
     * What the command line says beside the file.
     *
     * @param seed in place of the file's
     * @param stepSeconds step of a NIR graph
     * @param inputRateHz rate of the Poisson spikes at the inputs of a NIR graph
     */
    public record Options(OptionalLong seed, OptionalDouble stepSeconds, OptionalDouble inputRateHz) {
        /** Returns options that say nothing. */
        public static Options none() {
            return new Options(OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        }
    }

    /**
     * Reads a file: a NIR graph when its name ends with .nir or .h5, else a network file.
     *
     * @throws HillockException when a network file can't be read or doesn't describe a network that can run
     * @throws NetworkException when a NIR graph can't be read or run
     */
    public static LoadedNetwork read(Path file, Options options) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".nir") || name.endsWith(".h5")) {
            return nir(file, options);
        }
        if (options.stepSeconds().isPresent() || options.inputRateHz().isPresent()) {
            throw HillockException.badInput(
                    file.toString(),
                    "--dt or --input-rate for a network file",
                    "them for a NIR graph only",
                    "set stepMillis and the rates of the sources in the file");
        }
        return described(file.toString(), NetworkFiles.read(file), options);
    }

    private static LoadedNetwork nir(Path file, Options options) {
        NirSettings settings = NirSettings.seconds(options.stepSeconds().orElse(NIR_STEP_SECONDS))
                .firing(options.inputRateHz().orElse(0));
        Network network = NirNetwork.of(NirFiles.read(file), settings).network();
        return new LoadedNetwork(
                file.getFileName().toString(), network, options.seed().orElse(1), Map.of(), List.of());
    }

    /**
     * Builds the network of a network file.
     *
     * @param file its name for messages
     */
    static LoadedNetwork described(String file, NetworkFile described, Options options) {
        long seed = options.seed().orElse(described.seed());
        Network.Builder builder = Network.builder(described.stepMillis());
        Map<Integer, Distribution> starts = new HashMap<>();
        Map<String, Population> populations = new HashMap<>();
        for (int k = 0; k < described.populations().size(); k++) {
            PopulationSetting setting = described.populations().get(k);
            String where = file + " at $.populations[" + k + "]";
            Population population = at(
                    where,
                    () -> builder.population(
                            setting.name(), setting.size(), Models.of(setting, described.stepMillis())));
            populations.put(setting.name(), population);
            if (setting.start() instanceof StartSetting.Drawn drawn) {
                starts.put(population.index(), at(where, () -> Synapses.distribution(drawn.millivolts())));
            }
        }
        List<Modulation> modulations = new ArrayList<>();
        for (int k = 0; k < described.projections().size(); k++) {
            String where = file + " at $.projections[" + k + "]";
            Projection projection = project(where, described, k, builder, populations, seed);
            modulations.addAll(at(where, () -> modulations(described, projection)));
        }
        return new LoadedNetwork(described.name(), at(file, builder::build), seed, starts, modulations);
    }

    private static List<Modulation> modulations(NetworkFile described, Projection projection) {
        ProjectionSetting setting = described.projections().get(projection.index());
        return Modulation.of(setting, projection.index(), projection.post().size(), described.stepMillis());
    }

    private static Projection project(
            String where,
            NetworkFile described,
            int index,
            Network.Builder builder,
            Map<String, Population> populations,
            long seed) {
        ProjectionSetting setting = described.projections().get(index);
        Population pre = named(where + ".from", setting.from(), described, populations);
        Population post = named(where + ".to", setting.to(), described, populations);
        return at(where, () -> {
            ProjectionSettings settings = Synapses.of(
                    setting,
                    described.populations().get(pre.index()),
                    described.populations().get(post.index()),
                    described.stepMillis(),
                    CounterRandom.stream(seed, index));
            return builder.project(pre, post, settings);
        });
    }

    private static Population named(
            String where, String name, NetworkFile described, Map<String, Population> populations) {
        List<String> names =
                described.populations().stream().map(PopulationSetting::name).toList();
        SessionFiles.requireWord(where, name, names);
        Population population = populations.get(name);
        if (population == null) {
            throw new IllegalStateException("the population '" + name + "' was not added");
        }
        return population;
    }

    /** A step of building whose complaints lack the place in the file. */
    private interface Step<T> {
        T make();
    }

    private static <T> T at(String where, Step<T> step) {
        try {
            return step.make();
        } catch (NetworkException e) {
            throw HillockException.badInput(where + ": " + e.getMessage(), e);
        }
    }

    /** Starts an engine with every potential where the file puts it. */
    public FloatEngine start() {
        var engine = new FloatEngine(network, seed);
        for (Population population : network.populations()) {
            Distribution start = starts.get(population.index());
            if (start != null) {
                double[] potentials = new double[population.size()];
                long own = CounterRandom.stream(seed, START_STREAM + population.index());
                for (int i = 0; i < potentials.length; i++) {
                    potentials[i] = start.draw(own, i);
                }
                engine.setPotentials(population, potentials);
            }
        }
        return engine;
    }
}

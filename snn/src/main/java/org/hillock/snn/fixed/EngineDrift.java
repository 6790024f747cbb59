package org.hillock.snn.fixed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.engine.Simulator;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;

/**
 * How far the spikes of one engine drift from those of another that runs the same network on the same inputs;
 * population by population. {@link #toString()} is a table.
 *
 * @param populations in the order of the network
 * @param steps how many were compared
 * @param stepMillis length of a step
 */
public record EngineDrift(List<PopulationDrift> populations, int steps, double stepMillis) {
    /** The coincidence window, as in Jolivet et al. 2004. */
    public static final double WINDOW_MILLIS = 2;
    /** The time constant of the van Rossum distance. */
    public static final double TAU_MILLIS = 10;

    /** What both engines get before each step. */
    @FunctionalInterface
    public interface Input {
        /** Sets drives, forces spikes and the like; called once for each engine, which must be treated alike. */
        void before(int step, Simulator simulator);
    }

    /** Copies the list. */
    public EngineDrift {
        populations = List.copyOf(populations);
    }

    /**
     * Runs both engines from where they stand; reset them with one seed before.
     *
     * @param reference whose spikes count as right
     * @param other run beside it
     * @param steps above 0; the spikes of all are kept meanwhile, one bit a neuron and step
     * @throws NetworkException when the engines run networks of different populations
     */
    public static EngineDrift measure(Simulator reference, Simulator other, int steps, Input input) {
        Network network = reference.network();
        requireSameShape(network, other.network());
        List<SpikeRaster> expected = rasters(network, steps);
        List<SpikeRaster> actual = rasters(network, steps);
        for (int step = 0; step < steps; step++) {
            input.before(step, reference);
            input.before(step, other);
            reference.step();
            other.step();
            record(reference, expected, step);
            record(other, actual, step);
        }
        List<PopulationDrift> drifts = new ArrayList<>();
        for (Population population : network.populations()) {
            int index = population.index();
            drifts.add(drift(population, network.stepMillis(), expected.get(index), actual.get(index)));
        }
        return new EngineDrift(drifts, steps, network.stepMillis());
    }

    /** Runs both engines without further input. */
    public static EngineDrift measure(Simulator reference, Simulator other, int steps) {
        return measure(reference, other, steps, (step, simulator) -> {});
    }

    private static void requireSameShape(Network one, Network other) {
        boolean same = one.stepMillis() == other.stepMillis()
                && one.populations().size() == other.populations().size();
        for (int p = 0; same && p < one.populations().size(); p++) {
            Population a = one.populations().get(p);
            Population b = other.populations().get(p);
            same = a.name().equals(b.name()) && a.size() == b.size();
        }
        if (!same) {
            throw NetworkException.refused(
                    "drift between engines", "networks of different populations", "one network", "build both from it");
        }
    }

    private static List<SpikeRaster> rasters(Network network, int steps) {
        return network.populations().stream()
                .map(p -> new SpikeRaster(steps, p.size()))
                .toList();
    }

    private static void record(Simulator simulator, List<SpikeRaster> rasters, int step) {
        for (Population population : simulator.network().populations()) {
            int[] spikes = new int[population.size()];
            rasters.get(population.index()).record(step, spikes, simulator.spikes(population, spikes));
        }
    }

    private static PopulationDrift drift(
            Population population, double stepMillis, SpikeRaster expected, SpikeRaster actual) {
        int windowSteps = (int) Math.round(WINDOW_MILLIS / stepMillis);
        double factors = 0;
        int compared = 0;
        double distances = 0;
        for (int i = 0; i < population.size(); i++) {
            double factor = TrainDistance.coincidenceFactor(expected, actual, i, windowSteps);
            if (!Double.isNaN(factor)) {
                factors += factor;
                compared++;
            }
            distances += TrainDistance.vanRossum(expected, actual, i, TAU_MILLIS / stepMillis);
        }
        double neuronSeconds = expected.steps() * stepMillis / 1000 * population.size();
        return new PopulationDrift(
                population.name(),
                population.size(),
                firstDifference(expected, actual),
                expected.count(),
                actual.count(),
                expected.count() / neuronSeconds,
                actual.count() / neuronSeconds,
                factors / compared,
                distances / population.size());
    }

    private static OptionalInt firstDifference(SpikeRaster one, SpikeRaster other) {
        for (int step = 0; step < one.steps(); step++) {
            for (int i = 0; i < one.neurons(); i++) {
                if (one.fired(step, i) != other.fired(step, i)) {
                    return OptionalInt.of(step);
                }
            }
        }
        return OptionalInt.empty();
    }

    /** Returns the first step in which any population's spikes differ; empty when none does. */
    public OptionalInt firstDivergingStep() {
        return populations.stream()
                .flatMapToInt(p -> p.firstDivergingStep().stream())
                .min();
    }

    @Override
    public String toString() {
        var table = new StringBuilder(String.format(
                Locale.ROOT,
                "%-16s %7s %14s %10s %10s %10s %8s %8s%n",
                "population",
                "size",
                "diverges at ms",
                "spikes",
                "rate Hz",
                "change Hz",
                "gamma",
                "distance"));
        for (PopulationDrift p : populations) {
            String diverges = p.firstDivergingStep().isPresent()
                    ? String.format(Locale.ROOT, "%.3f", p.firstDivergingStep().getAsInt() * stepMillis)
                    : "never";
            table.append(String.format(
                    Locale.ROOT,
                    "%-16s %7d %14s %10d %10.3f %+10.3f %8.3f %8.3f%n",
                    p.population(),
                    p.size(),
                    diverges,
                    p.referenceSpikes(),
                    p.referenceRateHz(),
                    p.rateDifferenceHz(),
                    p.coincidenceFactor(),
                    p.vanRossumDistance()));
        }
        return table.toString();
    }
}

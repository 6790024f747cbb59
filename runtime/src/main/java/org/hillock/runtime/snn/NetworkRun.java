package org.hillock.runtime.snn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.runtime.HillockException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.engine.Cost;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.measure.Synchrony;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;

/** Runs a network for a time and keeps its last spikes. */
public final class NetworkRun {
    private static final double SYNCHRONY_TAU_MILLIS = 5;
    // Synchrony looks at every neuron in every recorded step; this many looks take about a second.
    private static final long MOST_LOOKS = 200_000_000L;

    private final LoadedNetwork loaded;
    private final FloatEngine engine;
    private final int steps;
    private final long firstStep;
    private final int recordFrom;
    private final List<SpikeRaster> rasters = new ArrayList<>();
    private double wallSeconds;

    /**
     * Prepares a run.
     *
     * @param engine an engine of the network, at its start or restored
     * @param seconds model time to run
     */
    public NetworkRun(LoadedNetwork loaded, FloatEngine engine, double seconds) {
        double exact = Math.rint(seconds * 1000 / loaded.network().stepMillis());
        if (!(exact >= 1 && exact <= Integer.MAX_VALUE)) {
            throw HillockException.badInput(
                    "--seconds",
                    seconds + " s, which is " + exact + " steps of "
                            + loaded.network().stepMillis() + " ms",
                    "1 step or more, below 2^31",
                    "choose another time");
        }
        this.loaded = loaded;
        this.engine = engine;
        this.steps = (int) exact;
        this.firstStep = engine.stepCount();
        long neurons = loaded.network().populations().stream()
                .mapToLong(Population::size)
                .sum();
        int recorded = (int) Math.max(1, Math.min(steps, MOST_LOOKS / neurons));
        this.recordFrom = steps - recorded;
        for (Population population : loaded.network().populations()) {
            rasters.add(new SpikeRaster(recorded, population.size()));
        }
    }

    /** Runs the network and tells how it went. */
    public RunReport run() {
        Population[] populations = loaded.network().populations().toArray(Population[]::new);
        SpikeRaster[] kept = rasters.toArray(SpikeRaster[]::new);
        int[] spikes = new int
                [loaded.network().populations().stream()
                        .mapToInt(Population::size)
                        .max()
                        .orElse(0)];
        long[] before = new long[populations.length];
        for (int p = 0; p < populations.length; p++) {
            before[p] = engine.spikesEmitted(populations[p]);
        }
        Cost costBefore = engine.cost();
        long start = System.nanoTime();
        var modulated = new ModulatedSteps(loaded, engine);
        modulated.run(recordFrom);
        for (int step = 0; step < steps - recordFrom; step++) {
            modulated.step();
            for (int p = 0; p < populations.length; p++) {
                kept[p].record(step, spikes, engine.spikes(populations[p], spikes));
            }
        }
        wallSeconds = (System.nanoTime() - start) / 1e9;
        return report(before, engine.cost().since(costBefore));
    }

    private RunReport report(long[] before, Cost cost) {
        double stepMillis = loaded.network().stepMillis();
        double seconds = steps * stepMillis / 1000;
        List<PopulationReport> populations = new ArrayList<>();
        for (Population population : loaded.network().populations()) {
            long spikes = engine.spikesEmitted(population) - before[population.index()];
            SpikeRaster raster = rasters.get(population.index());
            populations.add(new PopulationReport(
                    population.name(),
                    population.model().name(),
                    population.size(),
                    spikes,
                    spikes / seconds / population.size(),
                    intervalCv(raster),
                    Synchrony.chi(raster, SYNCHRONY_TAU_MILLIS / stepMillis)));
        }
        long synapses = 0;
        for (Projection projection : loaded.network().projections()) {
            synapses += engine.synapseCount(projection);
        }
        return new RunReport(
                loaded.name(),
                seconds,
                stepMillis,
                firstStep * stepMillis / 1000,
                (steps - recordFrom) * stepMillis / 1000,
                wallSeconds,
                seconds / wallSeconds,
                wallSeconds * 1e6 / steps,
                synapses,
                cost.accumulates() + cost.multiplies(),
                cost.plasticUpdates(),
                populations);
    }

    /** Computes what SpikeTrains.intervals says of every neuron, in one pass over the spikes instead of one over the steps a neuron. */
    static double intervalCv(SpikeRaster raster) {
        int neurons = raster.neurons();
        int[] last = new int[neurons];
        Arrays.fill(last, -1);
        int[] intervals = new int[neurons];
        double[] sum = new double[neurons];
        double[] squares = new double[neurons];
        int[] spikes = new int[neurons];
        for (int step = 0; step < raster.steps(); step++) {
            int count = raster.spikes(step, spikes);
            for (int k = 0; k < count; k++) {
                int i = spikes[k];
                if (last[i] >= 0) {
                    double interval = step - last[i];
                    intervals[i]++;
                    sum[i] += interval;
                    squares[i] += interval * interval;
                }
                last[i] = step;
            }
        }
        double total = 0;
        int counted = 0;
        for (int i = 0; i < neurons; i++) {
            if (intervals[i] >= 2) {
                double mean = sum[i] / intervals[i];
                total += Math.sqrt(Math.max(0, squares[i] / intervals[i] - mean * mean)) / mean;
                counted++;
            }
        }
        return counted == 0 ? Double.NaN : total / counted;
    }

    /** Returns the network that ran. */
    public LoadedNetwork loaded() {
        return loaded;
    }

    /** Returns the spikes of the last part of the run, one raster a population. */
    public List<SpikeRaster> rasters() {
        return List.copyOf(rasters);
    }

    /** Returns the model time at which the rasters start, in seconds. */
    public double recordedFromSeconds() {
        return (firstStep + recordFrom) * loaded.network().stepMillis() / 1000;
    }
}

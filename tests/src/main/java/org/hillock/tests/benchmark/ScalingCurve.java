package org.hillock.tests.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.engine.Cost;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.network.Autapses;
import org.hillock.snn.network.DrawnConnector;
import org.hillock.snn.network.FixedOutDegree;
import org.hillock.snn.network.Multapses;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.ConductanceLif;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.plasticity.PairStdp;
import org.hillock.snn.synapse.ReceptorSynapse;

/**
 * How time a step and memory grow with the network: the conductance network of Brette et al. 2007 with 80 excitatory and 20
 * inhibitory synapses a cell, from 1000 cells to a million, static and with plastic excitation.
 *
 * <p>Arguments: {@code static|plastic} and the numbers of cells. One million cells fit a heap of 6 GB. {@code
 * tests/benchmarks/snn.sh --scaling} runs both. Prints a line per size: cells, synapses, heap bytes a synapse (everything else of the network included), rate, microseconds a step
 * by the thread's CPU time (the median of windows), nanoseconds a synaptic event.
 */
public final class ScalingCurve {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WINDOWS = 9;
    private static final int DELAY = 9;
    private static final double STEP_MILLIS = 0.1;
    // A network of 1000 cells needs some 0.2 s of compilation first; a large one is warm after fewer steps.
    private static final long CELL_STEPS_A_WINDOW = 20_000_000;

    private ScalingCurve() {}

    /** Prints the table. */
    public static void main(String[] arguments) {
        boolean plastic = arguments.length > 0 && arguments[0].equals("plastic");
        int[] sizes = arguments.length > 1
                ? Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray()
                : new int[] {1000, 10_000, 100_000, 1_000_000};
        System.out.println("    cells    synapses  bytes/synapse  rate_Hz   us/step  ns/event");
        measure(1000, plastic);
        for (int cells : sizes) {
            System.out.println(measure(cells, plastic));
        }
    }

    private static String measure(int cells, boolean plastic) {
        long before = usedBytes();
        var engine = new FloatEngine(network(cells, plastic), 1);
        double perSynapse = (double) (usedBytes() - before) / synapses(engine);
        scatterPotentials(engine);
        int steps = (int) Math.max(20, Math.min(5000, CELL_STEPS_A_WINDOW / cells));
        engine.run(Math.max(500, steps));
        double[] micros = new double[WINDOWS];
        Cost start = engine.cost();
        for (int w = 0; w < WINDOWS; w++) {
            long from = THREADS.getCurrentThreadCpuTime();
            engine.run(steps);
            micros[w] = (THREADS.getCurrentThreadCpuTime() - from) / 1e3 / steps;
        }
        Cost spent = engine.cost().since(start);
        Arrays.sort(micros);
        double median = micros[WINDOWS / 2];
        double run = (double) WINDOWS * steps;
        double rate = spent.spikes() / (run * STEP_MILLIS / 1000) / cells;
        return String.format(
                Locale.ROOT,
                "%9d  %10d  %13.1f  %7.1f  %8.2f  %8.2f",
                cells,
                synapses(engine),
                perSynapse,
                rate,
                median,
                1000 * median / (spent.accumulates() / run));
    }

    private static Network network(int cells, boolean plastic) {
        var model = new ConductanceLif(new LifNeuron(20, -60, -50, -60, 5), 20, 5, 0, 10, -80);
        var builder = Network.builder(STEP_MILLIS);
        Population excitatory = builder.population("excitatory", cells * 4 / 5, model);
        Population inhibitory = builder.population("inhibitory", cells / 5, model);
        for (Population pre : List.of(excitatory, inhibitory)) {
            for (Population post : List.of(excitatory, inhibitory)) {
                boolean excites = pre == excitatory;
                var pattern = new FixedOutDegree(post == excitatory ? 80 : 20, Autapses.ALLOWED, Multapses.FORBIDDEN);
                // Weights of the original with 64 and 16 synapses, so that the mean input stays.
                var connector =
                        new DrawnConnector(pattern, excites ? 0.4 * 0.8 : 5.1 * 0.8, 2 * pre.index() + post.index());
                var settings = ProjectionSettings.of(
                                connector, new ReceptorSynapse(excites ? "excitatory" : "inhibitory"))
                        .delayed(DELAY);
                boolean learns = plastic && excites && post == excitatory;
                builder.project(
                        pre, post, learns ? settings.plastic(new PairStdp(20, 20, 1e-5, 1e-5, 0, 1)) : settings);
            }
        }
        return builder.build();
    }

    private static void scatterPotentials(FloatEngine engine) {
        for (Population population : engine.network().populations()) {
            double[] potentials = new double[population.size()];
            for (int k = 0; k < potentials.length; k++) {
                potentials[k] = -60 + 10 * CounterRandom.uniform(3 + population.index(), k);
            }
            engine.setPotentials(population, potentials);
        }
    }

    private static long synapses(FloatEngine engine) {
        return engine.network().projections().stream()
                .mapToLong(engine::synapseCount)
                .sum();
    }

    private static long usedBytes() {
        // The serial collector leaves some dead objects in place but for every fourth time.
        for (int k = 0; k < 4; k++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

package org.hillock.tests.benchmark.spiking;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.network.Population;

/**
 * One workload in a process of its own; prints one line of JSON. {@code tests/benchmarks/snn.sh} runs it.
 *
 * <ul>
 *   <li>{@code graph WORKLOAD DEGREES SEED FOLDER} writes the graph;
 *   <li>{@code run WORKLOAD DEGREES SEED WARM_SECONDS WINDOW_SECONDS WINDOWS} times windows of model time after a warm-up;
 *   <li>{@code steps WORKLOAD DEGREES SEED} times each single step, see {@link StepTimes}.
 * </ul>
 */
public final class SpikingProcess {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SpikingProcess() {}

    /**
     * Runs one task.
     *
     * @param args as the class says. Not modified.
     */
    public static void main(String[] args) {
        Workload workload = Workload.valueOf(args[1].toUpperCase(Locale.ROOT));
        BenchmarkNetwork benchmark =
                workload.network(Degrees.valueOf(args[2].toUpperCase(Locale.ROOT)), Long.parseLong(args[3]));
        switch (args[0]) {
            case "graph" -> GraphFiles.write(benchmark, Path.of(args[4]));
            case "run" ->
                System.out.println(run(
                        benchmark,
                        Double.parseDouble(args[4]),
                        Double.parseDouble(args[5]),
                        Integer.parseInt(args[6])));
            case "steps" ->
                System.out.println(StepTimes.of(benchmark, List.of(args).subList(4, args.length)));
            default ->
                throw new IllegalArgumentException(
                        "task: read " + args[0] + ", expected graph, run or steps; name one of them.");
        }
    }

    private static String run(BenchmarkNetwork benchmark, double warmSeconds, double windowSeconds, int windows) {
        FloatEngine engine = benchmark.start();
        engine.run(benchmark.steps(Math.max(warmSeconds, benchmark.settlingSeconds())));
        long[] before = spikes(benchmark, engine);
        int steps = benchmark.steps(windowSeconds);
        double[] processorSeconds = new double[windows];
        double[] wallSeconds = new double[windows];
        for (int w = 0; w < windows; w++) {
            long processorNanos = THREADS.getCurrentThreadCpuTime();
            long wallNanos = System.nanoTime();
            engine.run(steps);
            wallSeconds[w] = (System.nanoTime() - wallNanos) / 1e9;
            processorSeconds[w] = (THREADS.getCurrentThreadCpuTime() - processorNanos) / 1e9;
        }
        return row(benchmark, engine, before, windowSeconds, processorSeconds, wallSeconds);
    }

    private static long[] spikes(BenchmarkNetwork benchmark, FloatEngine engine) {
        return benchmark.observed().stream().mapToLong(engine::spikesEmitted).toArray();
    }

    private static String row(
            BenchmarkNetwork benchmark,
            FloatEngine engine,
            long[] before,
            double windowSeconds,
            double[] processorSeconds,
            double[] wallSeconds) {
        var rates = new StringJoiner(", ", "{", "}");
        double seconds = windowSeconds * processorSeconds.length;
        for (int p = 0; p < before.length; p++) {
            Population population = benchmark.observed().get(p);
            double rate = (engine.spikesEmitted(population) - before[p]) / seconds / population.size();
            rates.add(String.format(Locale.ROOT, "\"%s\": %.3f", population.name(), rate));
        }
        return String.format(
                Locale.ROOT,
                "{\"processorSeconds\": %s, \"wallSeconds\": %s, \"windowSeconds\": %s, \"steps\": %d, \"rates\": %s}",
                Arrays.toString(processorSeconds),
                Arrays.toString(wallSeconds),
                windowSeconds,
                benchmark.steps(windowSeconds),
                rates);
    }
}

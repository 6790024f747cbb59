package org.hillock.tests.benchmark.spiking;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.TimeUnit;
import org.hillock.snn.engine.FloatEngine;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One step of each benchmark network that has settled; W2L takes some seconds to draw. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class SpikingNetworkBenchmark {
    private static final int STEPS = 100;

    /** The network. */
    @Param
    public Workload workload = Workload.W1;

    private @Nullable FloatEngine engine;

    /** Builds the network and lets it settle. */
    @Setup
    public void prepare() {
        BenchmarkNetwork benchmark = workload.network(Degrees.DRAWN, 1);
        engine = benchmark.start();
        engine.run(benchmark.steps(benchmark.settlingSeconds()));
    }

    /** A step, spikes and plasticity included. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public long step() {
        requireNonNull(engine).run(STEPS);
        return requireNonNull(engine).stepCount();
    }
}

package org.hillock.tests.benchmark;

import java.util.concurrent.TimeUnit;
import org.hillock.decoding.spatial.CovarianceKernel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Outer products of a block of frames added to a running sum. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 40, time = 25, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class CovarianceBenchmark {
    /** Values a frame. */
    @Param({"15", "64"})
    public int channels;

    /** Frames a block. */
    @Param({"8", "250"})
    public int frames;

    private double[] source = new double[0];
    private double[] sum = new double[0];

    /** Makes the block and an empty sum. */
    @Setup
    public void prepare() {
        source = BenchmarkSignal.doubles(frames * channels);
        sum = new double[channels * channels];
    }

    /** The upper half of the sum. */
    @Benchmark
    public double[] accumulate() {
        CovarianceKernel.accumulate(source, 0, frames, channels, sum);
        return sum;
    }

    /** The same with the lower half filled after each block. */
    @Benchmark
    public double[] accumulateAndMirror() {
        CovarianceKernel.accumulate(source, 0, frames, channels, sum);
        CovarianceKernel.mirror(channels, sum);
        return sum;
    }
}

package org.hillock.tests.benchmark;

import java.util.concurrent.TimeUnit;
import org.hillock.decoding.condition.FilterBank;
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

/** One chunk through the six motor-imagery bands. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 40, time = 25, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class FilterBankBenchmark {
    /** Values a frame. */
    @Param({"15", "64"})
    public int channels;

    /** Frames a chunk. */
    @Param({"8", "32"})
    public int frames;

    private float[] source = new float[0];
    private double[][] outputs = new double[0][];
    private FilterBank bank = bank(1);

    /** Makes the chunk, the outputs and a bank at rest. */
    @Setup
    public void prepare() {
        source = BenchmarkSignal.floats(frames * channels);
        outputs = new double[FilterBank.MOTOR_IMAGERY.size()][source.length];
        bank = bank(channels);
    }

    /** Float samples into one double array a band. */
    @Benchmark
    public double[][] sixBands() {
        bank.filter(source, 0, frames, outputs, 0);
        return outputs;
    }

    private static FilterBank bank(int channels) {
        return new FilterBank(FilterBank.MOTOR_IMAGERY, FilterBank.MOTOR_IMAGERY_ORDER, 1000, channels);
    }
}

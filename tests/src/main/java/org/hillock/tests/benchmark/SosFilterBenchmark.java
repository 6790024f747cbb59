package org.hillock.tests.benchmark;

import java.util.concurrent.TimeUnit;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.condition.Butterworth;
import org.hillock.decoding.condition.SosFilter;
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

/**
 * One chunk through a running order-4 band-pass (four sections, double state).
 *
 * <p>The in-place figure includes copying the chunk from its source, since filtering one buffer again and again would let
 * the signal die away.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 40, time = 25, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class SosFilterBenchmark {
    /** Values a frame. */
    @Param({"8", "16", "64"})
    public int channels;

    /** Frames a chunk. */
    @Param({"1", "8", "32", "250"})
    public int frames;

    private float[] source = new float[0];
    private float[] chunk = new float[0];
    private double[] wide = new double[0];
    private double[] output = new double[0];
    private SosFilter filter = filter(1);

    /** Makes the chunk and a filter at rest. */
    @Setup
    public void prepare() {
        source = BenchmarkSignal.floats(frames * channels);
        chunk = new float[source.length];
        wide = BenchmarkSignal.doubles(frames * channels);
        output = new double[wide.length];
        filter = filter(channels);
    }

    /** Float samples, in place. */
    @Benchmark
    public float[] inPlace() {
        System.arraycopy(source, 0, chunk, 0, chunk.length);
        filter.filter(chunk, 0, frames);
        return chunk;
    }

    /** Double samples into another array, as a filter bank does. */
    @Benchmark
    public double[] toOutput() {
        filter.filter(wide, 0, frames, output, 0);
        return output;
    }

    private static SosFilter filter(int channels) {
        return new SosFilter(Butterworth.bandPass(4, new Band(8, 30), 250), channels);
    }
}

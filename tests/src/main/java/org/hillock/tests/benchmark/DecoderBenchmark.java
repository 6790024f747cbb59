package org.hillock.tests.benchmark;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hillock.decoding.decoder.Adaptation;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.Decoder;
import org.hillock.decoding.decoder.DecoderContext;
import org.hillock.decoding.decoder.Teaching;
import org.hillock.decoding.decoder.spiking.SpikingDecoderProvider;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The steps of the spiking decoder once it has learned 100 trials: six bands, nine windows, two classes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 20, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class DecoderBenchmark {
    private static final int STORED = 100;

    private static Decoder taught(DecoderTrials trials, int labels) {
        DecoderContext context = new DecoderContext(trials.layout(), List.of("a", "b"), 1, true, Map.of());
        Decoder decoder = new SpikingDecoderProvider().create(context);
        for (int t = 0; t < labels; t++) {
            decoder.decide(trials.segment(t));
            decoder.learn(t, label(t));
        }
        return decoder;
    }

    private static Teaching label(long sequence) {
        return new Teaching.Label(DecoderTrials.label(sequence));
    }

    /** A decoder that stays awake. */
    @State(Scope.Thread)
    public static class Awake {
        /** Values a frame. */
        @Param({"15", "64"})
        public int channels;

        private @Nullable DecoderTrials trials;
        private @Nullable Decoder decoder;
        private long sequence;

        /** Teaches it. */
        @Setup
        public void prepare() {
            trials = new DecoderTrials(channels);
            decoder = taught(trials, STORED);
            decoder.permit(EnumSet.of(Adaptation.LABEL_FREE, Adaptation.LEARNING));
            sequence = STORED;
        }

        Decision decide() {
            return requireNonNull(decoder).decide(requireNonNull(trials).segment(sequence++));
        }

        void learn() {
            requireNonNull(decoder).learn(sequence - 1, label(sequence - 1));
        }
    }

    /** A decoder of which every invocation decides upon a trial before it learns it. */
    @State(Scope.Thread)
    public static class Decided extends Awake {
        /** Decides upon the next trial. */
        @Setup(Level.Invocation)
        public void next() {
            decide();
        }
    }

    /** A decoder that sleeps at its next label, made anew for every invocation. */
    @State(Scope.Thread)
    public static class Sleepy {
        /** Values a frame. */
        @Param({"15", "64"})
        public int channels;

        private @Nullable Decoder original;
        private @Nullable Decoder decoder;

        /** Teaches it all but the last trial. */
        @Setup
        public void prepare() {
            DecoderTrials trials = new DecoderTrials(channels);
            original = taught(trials, STORED - 1);
            original.decide(trials.segment(STORED - 1));
        }

        /** Makes a twin. */
        @Setup(Level.Invocation)
        public void next() {
            decoder = requireNonNull(original).fork();
        }
    }

    /** From a segment's covariances to its decision, running statistics moving along. */
    @Benchmark
    public Decision decide(Awake awake) {
        return awake.decide();
    }

    /** One trial's label: the replay of its spikes under the teacher. */
    @Benchmark
    public void learn(Decided decided) {
        decided.learn();
    }

    /** A sleep over 100 stored trials: filters refitted, every trial encoded and learned anew. */
    @Benchmark
    public void sleep(Sleepy sleepy) {
        requireNonNull(sleepy.decoder).learn(STORED - 1, label(STORED - 1));
    }
}

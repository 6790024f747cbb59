package org.hillock.tests.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.hillock.acquisition.stream.ChunkPool;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.runtime.budget.ThreadCpu;
import org.hillock.runtime.pipeline.ArrivalQueue;
import org.hillock.runtime.session.BudgetSetting.WaitWord;

/**
 * What the way from a source to a decoder adds: 1024 channels at 30 kHz in chunks of a millisecond, from the chunk's being
 * offered to the decoding thread's having its power by channel, beside a plain loop that does the same on one thread; then
 * 32 pipelines of eight stages at once, 32 channels each. {@code tests/benchmarks/pipeline.sh} runs it.
 */
public final class PipelineBenchmark {
    private static final double RATE_HZ = 30_000;
    private static final int FRAMES = 30;
    private static final long PERIOD_NANOS = 1_000_000;
    private static final int CHANNELS = 1024;
    private static final int PIPELINES = 32;
    private static final int STAGES = 8;
    private static final int POOLED = 256;
    private static final int QUEUED = 64;
    private static final int WARM_UP_CHUNKS = 2000;
    private static final long REHEARSAL_NANOS = 1_000_000_000;
    /** Of the chunks that were offered; what fewer say is how the rest was dropped. */
    private static final double LEAST_SHARE = 0.5;

    private static final SessionClock CLOCK = SessionClock.monotonic();

    private final int seconds;

    private PipelineBenchmark(int seconds) {
        this.seconds = seconds;
    }

    /**
     * Runs and prints.
     *
     * @param args seconds a measurement. Not modified.
     */
    public static void main(String[] args) throws InterruptedException {
        PipelineBenchmark benchmark = new PipelineBenchmark(Integer.parseInt(args[0]));
        System.out.printf(Locale.ROOT, "%-34s%10s%10s%10s%10s   (us)%n", "", "p50", "p99", "p99.9", "max");
        benchmark.plainLoop();
        for (WaitWord waiting : EnumSet.complementOf(EnumSet.of(WaitWord.DIRECT))) {
            benchmark.oneWide(waiting);
        }
        benchmark.many();
    }

    private static StreamInfo stream(String id, int channels) {
        String[] labels = IntStream.range(0, channels).mapToObj(c -> "E" + c).toArray(String[]::new);
        return StreamInfo.eeg(id, Montage.eeg(labels), RATE_HZ);
    }

    private static void print(String name, Histogram nanos) {
        System.out.printf(
                Locale.ROOT,
                "%-34s%10.1f%10.1f%10.1f%10.1f%n",
                name,
                nanos.getValueAtPercentile(50) / 1e3,
                nanos.getValueAtPercentile(99) / 1e3,
                nanos.getValueAtPercentile(99.9) / 1e3,
                nanos.getMaxValue() / 1e3);
    }

    /** Mean power of each channel over a chunk. */
    private static void power(SampleChunk chunk, double[] power) {
        int channels = chunk.channelCount();
        float[] samples = chunk.samples();
        Arrays.fill(power, 0);
        for (int f = 0; f < chunk.frameCount(); f++) {
            int at = f * channels;
            for (int c = 0; c < channels; c++) {
                power[c] += samples[at + c] * (double) samples[at + c];
            }
        }
    }

    private static SampleChunk filled(ChunkPool pool, float[] signal) {
        SampleChunk chunk = pool.take();
        System.arraycopy(signal, 0, chunk.samples(), 0, signal.length);
        chunk.fill(FRAMES, CLOCK.nanoTime());
        return chunk;
    }

    private static void awaitPeriod(long atNanos) {
        while (CLOCK.nanoTime() < atNanos) {
            LockSupport.parkNanos(atNanos - CLOCK.nanoTime());
        }
    }

    private static float[] signal(int channels) {
        float[] signal = new float[channels * FRAMES];
        for (int i = 0; i < signal.length; i++) {
            signal[i] = (i % 97) - 48;
        }
        return signal;
    }

    private void plainLoop() {
        ChunkPool pool = new ChunkPool(stream("plain", CHANNELS), FRAMES, POOLED);
        float[] signal = signal(CHANNELS);
        double[] power = new double[CHANNELS];
        Histogram wall = new Histogram(3);
        long startNanos = CLOCK.nanoTime();
        int chunks = WARM_UP_CHUNKS + 1000 * seconds;
        for (int i = 0; i < chunks; i++) {
            awaitPeriod(startNanos + i * PERIOD_NANOS);
            SampleChunk chunk = filled(pool, signal);
            long offeredNanos = CLOCK.nanoTime();
            power(chunk, power);
            long tookNanos = CLOCK.nanoTime() - offeredNanos;
            chunk.release();
            if (i >= WARM_UP_CHUNKS) {
                wall.recordValue(tookNanos);
            }
        }
        print("plain loop, one thread", wall);
    }

    private void oneWide(WaitWord waiting) throws InterruptedException {
        ArrivalQueue queue = new ArrivalQueue(QUEUED, waiting, CLOCK);
        ChunkPool pool = new ChunkPool(stream("wide", CHANNELS), FRAMES, POOLED);
        float[] signal = signal(CHANNELS);
        long startNanos = CLOCK.nanoTime();
        Thread source = new Thread(() -> emit(List.of(queue), List.of(pool), signal, startNanos), "source");
        source.start();
        double[] power = new double[CHANNELS];
        Histogram wall = new Histogram(3);
        Histogram compute = new Histogram(3);
        Histogram handOver = new Histogram(3);
        ArrivalQueue.Arrival arrival = new ArrivalQueue.Arrival();
        while (queue.take(arrival)) {
            if (arrival.event() instanceof SampleChunk chunk) {
                long handedNanos = CLOCK.nanoTime() - arrival.atNanos();
                long cpuNanos = ThreadCpu.nanos();
                power(chunk, power);
                long spentNanos = ThreadCpu.nanos() - cpuNanos;
                long inputNanos = CLOCK.nanoTime() - arrival.atNanos();
                chunk.release();
                if (arrival.atNanos() >= measuredFrom(startNanos)) {
                    wall.recordValue(inputNanos);
                    handOver.recordValue(handedNanos);
                    compute.recordValue(spentNanos);
                }
            }
        }
        source.join();
        requireMost("queue, " + waiting, wall.getTotalCount(), 1000L * seconds);
        String word = waiting.name().toLowerCase(Locale.ROOT);
        print("queue, " + word, wall);
        print("  of it the hand-over", handOver);
        print("  of it CPU time", compute);
        System.out.println("  frames dropped and told of: " + queue.droppedFrames());
    }

    /** By the time at which a chunk was offered, since who is given too little time never takes so many. */
    private static long measuredFrom(long startNanos) {
        return startNanos + WARM_UP_CHUNKS * PERIOD_NANOS;
    }

    /** Ends the benchmark with a sentence where a row would say nothing. */
    private static void requireMost(String row, long taken, long offered) {
        if (taken < LEAST_SHARE * offered) {
            System.err.printf(
                    Locale.ROOT,
                    "%s: only %d of %d chunks were taken, so their times mean nothing; end other work, or run without"
                            + " real-time priority, under which the compiler waits for its turn.%n",
                    row,
                    taken,
                    offered);
            System.exit(1);
        }
    }

    private void emit(List<ArrivalQueue> queues, List<ChunkPool> pools, float[] signal, long startNanos) {
        int chunks = WARM_UP_CHUNKS + 1000 * seconds;
        for (int i = 0; i < chunks; i++) {
            awaitPeriod(startNanos + i * PERIOD_NANOS);
            for (int q = 0; q < queues.size(); q++) {
                queues.get(q).offer(filled(pools.get(q), signal));
            }
        }
        queues.forEach(ArrivalQueue::end);
    }

    private void many() throws InterruptedException {
        List<ArrivalQueue> queues = new ArrayList<>();
        List<ChunkPool> pools = new ArrayList<>();
        List<Pipeline> pipelines = new ArrayList<>();
        int channels = CHANNELS / PIPELINES;
        rehearse(channels);
        for (int p = 0; p < PIPELINES; p++) {
            ArrivalQueue queue = new ArrivalQueue(QUEUED, WaitWord.PARK, CLOCK);
            queues.add(queue);
            pools.add(new ChunkPool(stream("narrow" + p, channels), FRAMES, POOLED));
            pipelines.add(new Pipeline(queue, channels));
        }
        long startNanos = CLOCK.nanoTime();
        pipelines.forEach(pipeline -> pipeline.begin(measuredFrom(startNanos)));
        Thread source = new Thread(() -> emit(queues, pools, signal(channels), startNanos), "source");
        source.start();
        source.join();
        Histogram compute = new Histogram(3);
        Histogram wall = new Histogram(3);
        for (Pipeline pipeline : pipelines) {
            pipeline.join();
            compute.add(pipeline.compute);
            wall.add(pipeline.wall);
        }
        long offered = 1000L * seconds * PIPELINES;
        requireMost(PIPELINES + " pipelines", wall.getTotalCount(), offered);
        print(PIPELINES + " pipelines of " + STAGES + ": CPU time", compute);
        print("  from the offer to the end", wall);
        System.out.println("  chunks taken: " + wall.getTotalCount() + " of " + offered);
    }

    /**
     * Has the stages compiled before 32 threads ask for more than two cores can interpret: with real-time priority the
     * compiler's threads would take turns with all of them, and hardly a chunk would be taken until then.
     */
    private static void rehearse(int channels) {
        ChunkPool pool = new ChunkPool(stream("rehearsal", channels), FRAMES, 1);
        Stage[] stages = stages(channels);
        float[] signal = signal(channels);
        long end = CLOCK.nanoTime() + REHEARSAL_NANOS;
        while (CLOCK.nanoTime() < end) {
            SampleChunk chunk = filled(pool, signal);
            for (Stage stage : stages) {
                stage.apply(chunk);
            }
            chunk.release();
        }
    }

    private static Stage[] stages(int channels) {
        Stage[] stages = new Stage[STAGES];
        for (int s = 0; s < STAGES; s++) {
            stages[s] = new Stage(channels, 1 + 0.01f * s);
        }
        return stages;
    }

    /** One stage: a leaky difference and a gain, in place. */
    private static final class Stage {
        private final float[] mean;
        private final float gain;

        Stage(int channels, float gain) {
            this.mean = new float[channels];
            this.gain = gain;
        }

        void apply(SampleChunk chunk) {
            float[] samples = chunk.samples();
            int channels = mean.length;
            for (int f = 0; f < chunk.frameCount(); f++) {
                int at = f * channels;
                for (int c = 0; c < channels; c++) {
                    mean[c] += 0.01f * (samples[at + c] - mean[c]);
                    samples[at + c] = gain * (samples[at + c] - mean[c]);
                }
            }
        }
    }

    private static final class Pipeline extends Thread {
        private final ArrivalQueue queue;
        private final Stage[] stages;
        private final Histogram compute = new Histogram(3);
        private final Histogram wall = new Histogram(3);
        private long measuredFromNanos;

        Pipeline(ArrivalQueue queue, int channels) {
            this.queue = queue;
            this.stages = stages(channels);
        }

        void begin(long fromNanos) {
            measuredFromNanos = fromNanos;
            start();
        }

        @Override
        public void run() {
            try {
                drain();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void drain() throws InterruptedException {
            ArrivalQueue.Arrival arrival = new ArrivalQueue.Arrival();
            while (queue.take(arrival)) {
                if (arrival.event() instanceof SampleChunk chunk) {
                    long cpuNanos = ThreadCpu.nanos();
                    for (Stage stage : stages) {
                        stage.apply(chunk);
                    }
                    long spentNanos = ThreadCpu.nanos() - cpuNanos;
                    long endNanos = CLOCK.nanoTime() - arrival.atNanos();
                    chunk.release();
                    if (arrival.atNanos() >= measuredFromNanos) {
                        compute.recordValue(spentNanos);
                        wall.recordValue(endNanos);
                    }
                }
            }
        }
    }
}

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
        Thread source = new Thread(() -> emit(List.of(queue), List.of(pool), signal), "source");
        source.start();
        double[] power = new double[CHANNELS];
        Histogram wall = new Histogram(3);
        Histogram compute = new Histogram(3);
        Histogram handOver = new Histogram(3);
        int taken = 0;
        ArrivalQueue.Arrival arrival = new ArrivalQueue.Arrival();
        while (queue.take(arrival)) {
            if (arrival.event() instanceof SampleChunk chunk) {
                long handedNanos = CLOCK.nanoTime() - arrival.atNanos();
                long cpuNanos = ThreadCpu.nanos();
                power(chunk, power);
                long spentNanos = ThreadCpu.nanos() - cpuNanos;
                long inputNanos = CLOCK.nanoTime() - arrival.atNanos();
                chunk.release();
                if (taken++ >= WARM_UP_CHUNKS) {
                    wall.recordValue(inputNanos);
                    handOver.recordValue(handedNanos);
                    compute.recordValue(spentNanos);
                }
            }
        }
        source.join();
        String word = waiting.name().toLowerCase(Locale.ROOT);
        print("queue, " + word, wall);
        print("  of it the hand-over", handOver);
        print("  of it CPU time", compute);
        System.out.println("  frames dropped and told of: " + queue.droppedFrames());
    }

    private void emit(List<ArrivalQueue> queues, List<ChunkPool> pools, float[] signal) {
        long startNanos = CLOCK.nanoTime();
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
        for (int p = 0; p < PIPELINES; p++) {
            ArrivalQueue queue = new ArrivalQueue(QUEUED, WaitWord.PARK, CLOCK);
            queues.add(queue);
            pools.add(new ChunkPool(stream("narrow" + p, channels), FRAMES, POOLED));
            pipelines.add(new Pipeline(queue, channels));
        }
        pipelines.forEach(Thread::start);
        Thread source = new Thread(() -> emit(queues, pools, signal(channels)), "source");
        source.start();
        source.join();
        Histogram compute = new Histogram(3);
        Histogram wall = new Histogram(3);
        for (Pipeline pipeline : pipelines) {
            pipeline.join();
            compute.add(pipeline.compute);
            wall.add(pipeline.wall);
        }
        print(PIPELINES + " pipelines of " + STAGES + ": CPU time", compute);
        print("  from the offer to the end", wall);
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
        private final Stage[] stages = new Stage[STAGES];
        private final Histogram compute = new Histogram(3);
        private final Histogram wall = new Histogram(3);

        Pipeline(ArrivalQueue queue, int channels) {
            this.queue = queue;
            for (int s = 0; s < STAGES; s++) {
                stages[s] = new Stage(channels, 1 + 0.01f * s);
            }
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
            int taken = 0;
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
                    if (taken++ >= WARM_UP_CHUNKS) {
                        compute.recordValue(spentNanos);
                        wall.recordValue(endNanos);
                    }
                }
            }
        }
    }
}

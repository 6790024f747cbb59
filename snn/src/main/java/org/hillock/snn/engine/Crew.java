package org.hillock.snn.engine;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a {@link ParallelEngine}: the caller's is the first, the others are daemons that spin for a while between
 * runs and then sleep. Nothing is allocated by a run.
 */
final class Crew {
    private static final int SPINS_BEFORE_SLEEP = 10_000;

    private final Shard[] shards;
    private final PopulationState[][] partsOfPopulation;
    private final int block;
    private final Barrier barrier;
    private final Thread[] helpers;
    private long steps;
    private volatile long run;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    Crew(Shard[] shards, int block) {
        this.shards = shards;
        this.block = block;
        this.barrier = new Barrier(shards.length);
        int populations = shards[0].populations.length;
        this.partsOfPopulation = new PopulationState[populations][shards.length];
        for (int p = 0; p < populations; p++) {
            for (int t = 0; t < shards.length; t++) {
                partsOfPopulation[p][t] = shards[t].populations[p];
            }
        }
        this.helpers = new Thread[shards.length - 1];
        for (int t = 1; t < shards.length; t++) {
            int thread = t;
            helpers[t - 1] = new Thread(() -> serve(thread), "hillock-snn-" + t);
            helpers[t - 1].setDaemon(true);
        }
    }

    void start() {
        for (Thread helper : helpers) {
            helper.start();
        }
    }

    void run(long count) {
        steps = count;
        run++;
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
        work(0);
        Throwable cause = failure;
        if (cause != null) {
            throw new IllegalStateException("a thread of the network failed", cause);
        }
    }

    private void serve(int thread) {
        long done = 0;
        while (awaitRun(done)) {
            done++;
            work(thread);
        }
    }

    private boolean awaitRun(long done) {
        int spins = 0;
        while (run == done && !closed) {
            if (++spins < SPINS_BEFORE_SLEEP) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
        return !closed;
    }

    private void work(int thread) {
        try {
            runBlocks(shards[thread], thread, steps);
        } catch (RuntimeException | Error e) {
            failure = e;
            barrier.breakUp();
        }
    }

    private void runBlocks(Shard shard, int thread, long count) {
        int parity = 0;
        for (long left = count; left > 0 && !barrier.isBroken(); left -= block) {
            int length = (int) Math.min(block, left);
            shard.run(length, parity);
            barrier.await(thread);
            shard.gather(partsOfPopulation, parity, length);
            parity = 1 - parity;
        }
        barrier.await(thread);
    }

    void close() {
        closed = true;
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
    }
}

package org.hillock.snn.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.hillock.snn.Padding;

/**
 * Where a fixed set of threads wait for each other, spinning: each counts its arrivals in a number of its own, and waits
 * until nobody is behind.
 */
final class Barrier {
    private static final VarHandle ARRIVALS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int SPINS_BEFORE_YIELD = 1_000;

    private final int threads;
    private final long[][] arrivals;
    private volatile boolean broken;

    Barrier(int threads) {
        this.threads = threads;
        this.arrivals = new long[threads][Padding.length(1)];
    }

    /** Waits for all others; what they wrote before is visible afterwards. Returns at once when the barrier is broken. */
    void await(int thread) {
        long turn = arrivals[thread][Padding.BEFORE] + 1;
        ARRIVALS.setRelease(arrivals[thread], Padding.BEFORE, turn);
        for (int other = 0; other < threads; other++) {
            int spins = 0;
            while ((long) ARRIVALS.getAcquire(arrivals[other], Padding.BEFORE) < turn && !broken) {
                if (++spins < SPINS_BEFORE_YIELD) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
        }
    }

    /** Lets everybody go, now and later, after a failure. */
    void breakUp() {
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }
}

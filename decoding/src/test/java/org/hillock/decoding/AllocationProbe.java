package org.hillock.decoding;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Reads how many bytes the current thread allocates while it runs a piece of the data plane. */
public final class AllocationProbe {
    private static final int WARM_UP = 20_000;
    private static final int MEASURED = 2_000;

    private AllocationProbe() {}

    /**
     * The fewest bytes that a row of calls allocated after warm-up.
     *
     * <p>Several rows are measured and the least is taken, because a compilation that ends within a row may allocate on
     * its own account; code that allocates by itself does so in every row.
     */
    public static long bytesAfterWarmUp(Runnable step) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < WARM_UP; i++) {
            step.run();
        }
        long least = Long.MAX_VALUE;
        for (int row = 0; row < 5; row++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < MEASURED; i++) {
                step.run();
            }
            long after = threads.getCurrentThreadAllocatedBytes();
            least = Math.min(least, after - before);
        }
        return least;
    }
}

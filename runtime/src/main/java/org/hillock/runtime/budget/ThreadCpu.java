package org.hillock.runtime.budget;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The CPU time of the calling thread: what it computed, without what others or the host took from it. Where the JVM cannot
 * tell, always 0.
 */
public final class ThreadCpu {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean KNOWN = THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

    private ThreadCpu() {}

    /** Nanoseconds since the thread began; allocates nothing. */
    public static long nanos() {
        return KNOWN ? THREADS.getCurrentThreadCpuTime() : 0;
    }
}

package org.hillock.tests.benchmark.soak;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Map;
import java.util.TreeMap;

/** What each thread has allocated since it began, by its name. */
final class ThreadBytes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ThreadBytes() {}

    static Map<String, Long> now() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        ThreadInfo[] infos = THREADS.getThreadInfo(ids);
        Map<String, Long> byName = new TreeMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (infos[i] != null && bytes[i] > 0) {
                byName.merge(infos[i].getThreadName(), bytes[i], Long::sum);
            }
        }
        return byName;
    }

    /** What the threads that live allocated since an earlier look. */
    static Map<String, Long> since(Map<String, Long> before) {
        Map<String, Long> grown = now();
        grown.replaceAll((name, bytes) -> bytes - before.getOrDefault(name, 0L));
        return grown;
    }
}

package org.hillock.runtime.session;

import java.util.List;

/** What is asked of Linux for the decoding thread; 'hillock doctor' tells what is allowed. */
public record SchedulingSetting(
        @Described(value = "The SCHED_FIFO priority; 0: the usual scheduling.", absent = "0", min = 0, max = 99)
        int fifoPriority,

        @Described(value = "The CPUs to run on; empty: any.", absent = "[]")
        List<Integer> cpus,

        @Described(
                value = "How late a timer may fire to save power; 0: as the system has it.",
                absent = "0",
                min = 0,
                max = 1000000000)
        long timerSlackNanos) {
    /** Nothing is asked. */
    public static final SchedulingSetting NONE = new SchedulingSetting(0, List.of(), 0);

    /** Copies the list. */
    public SchedulingSetting {
        cpus = List.copyOf(cpus);
    }

    /** Whether anything is asked. */
    public boolean asks() {
        return fifoPriority > 0 || !cpus.isEmpty() || timerSlackNanos > 0;
    }
}

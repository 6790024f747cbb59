package org.hillock.runtime.host;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.runtime.session.SchedulingSetting;

/** Sets how the calling thread is scheduled. Nothing is asked of the system unless a session does. */
public final class ThreadScheduling {
    private static final int MASK_WORDS = 16;

    private ThreadScheduling() {}

    /**
     * Asks for all that a setting names, for the calling thread.
     *
     * @return one sentence for each thing that was refused, with what to do
     */
    public static List<String> apply(SchedulingSetting setting) {
        List<String> refused = new ArrayList<>();
        if (!setting.asks()) {
            return refused;
        }
        Optional<LinuxThreads> calls = LinuxThreads.ofThisMachine();
        if (calls.isEmpty()) {
            return List.of("Scheduling is set on Linux only; $.budget.scheduling changes nothing here.");
        }
        if (!setting.cpus().isEmpty()) {
            attempt(
                    refused,
                    "CPUs " + setting.cpus(),
                    "name CPUs that exist and are allowed",
                    () -> calls.get()
                            .sched_setaffinity(
                                    LinuxThreads.SELF, new NativeLong(8L * MASK_WORDS), mask(setting.cpus())));
        }
        if (setting.timerSlackNanos() > 0) {
            attempt(
                    refused,
                    "a timer slack of " + setting.timerSlackNanos() + " ns",
                    "leave it out",
                    () -> calls.get()
                            .prctl(
                                    LinuxThreads.PR_SET_TIMERSLACK,
                                    new NativeLong(setting.timerSlackNanos()),
                                    new NativeLong(0),
                                    new NativeLong(0),
                                    new NativeLong(0)));
        }
        if (setting.fifoPriority() > 0) {
            attempt(
                    refused,
                    "SCHED_FIFO at priority " + setting.fifoPriority(),
                    "allow it with 'ulimit -r " + setting.fifoPriority() + "' or CAP_SYS_NICE",
                    () -> calls.get()
                            .sched_setscheduler(
                                    LinuxThreads.SELF, LinuxThreads.SCHED_FIFO, new int[] {setting.fifoPriority()}));
        }
        return refused;
    }

    private static void attempt(List<String> refused, String what, String cure, Runnable call) {
        try {
            call.run();
        } catch (LastErrorException e) {
            refused.add("The system refused " + what + " (error " + e.getErrorCode() + "); " + cure + ".");
        }
    }

    private static long[] mask(List<Integer> cpus) {
        long[] mask = new long[MASK_WORDS];
        for (int cpu : cpus) {
            if (cpu >= 0 && cpu < Long.SIZE * MASK_WORDS) {
                mask[cpu / Long.SIZE] |= 1L << cpu;
            }
        }
        return mask;
    }

    /** Whether this process may use SCHED_FIFO: tried on a thread that ends at once. */
    static boolean mayUseFifo() {
        List<String> refused = new ArrayList<>();
        boolean[] asked = new boolean[1];
        onThrowAwayThread(() -> {
            asked[0] = LinuxThreads.ofThisMachine().isPresent();
            refused.addAll(apply(new SchedulingSetting(1, List.of(), 0)));
        });
        return asked[0] && refused.isEmpty();
    }

    /** The timer slack of a thread of this process in nanoseconds; 0 where nobody tells. */
    static long timerSlackNanos() {
        return LinuxThreads.ofThisMachine()
                .map(calls -> {
                    NativeLong none = new NativeLong(0);
                    return (long) calls.prctl(LinuxThreads.PR_GET_TIMERSLACK, none, none, none, none);
                })
                .orElse(0L);
    }

    private static void onThrowAwayThread(Runnable work) {
        Thread thread = new Thread(work, "scheduling trial");
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

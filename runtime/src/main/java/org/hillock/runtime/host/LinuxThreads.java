package org.hillock.runtime.host;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of libc that set how the calling thread is scheduled: sched(7), prctl(2). */
interface LinuxThreads extends Library {
    /** The calling thread. */
    int SELF = 0;

    /** The usual policy. */
    int SCHED_OTHER = 0;

    /** First in, first out: it runs until it waits or a higher one wants to. */
    int SCHED_FIFO = 1;

    /** {@code prctl}: sets the timer slack of the calling thread. */
    int PR_SET_TIMERSLACK = 29;

    /** {@code prctl}: reads it. */
    int PR_GET_TIMERSLACK = 30;

    /** Sets the policy and, by a {@code struct sched_param} of one int, the priority. */
    int sched_setscheduler(int thread, int policy, int[] priority) throws LastErrorException;

    /** Restricts a thread to the CPUs whose bits are set. */
    int sched_setaffinity(int thread, NativeLong bytes, long[] mask) throws LastErrorException;

    /** Reads the CPUs that a thread may use. */
    int sched_getaffinity(int thread, NativeLong bytes, long[] mask) throws LastErrorException;

    /** Everything that {@code prctl} does with numbers. */
    int prctl(int option, NativeLong a, NativeLong b, NativeLong c, NativeLong d) throws LastErrorException;

    /** The calls of this machine; empty where it is not Linux or native code cannot be loaded. */
    static Optional<LinuxThreads> ofThisMachine() {
        return Loaded.CALLS;
    }

    /** Loads them once. */
    final class Loaded {
        private static final Logger LOG = LoggerFactory.getLogger(LinuxThreads.class);
        private static final Optional<LinuxThreads> CALLS = load();

        private Loaded() {}

        private static Optional<LinuxThreads> load() {
            try {
                return Platform.isLinux() ? Optional.of(Native.load("c", LinuxThreads.class)) : Optional.empty();
            } catch (UnsatisfiedLinkError e) {
                LOG.debug("no native calls for scheduling: {}", e.getMessage());
                return Optional.empty();
            }
        }
    }
}

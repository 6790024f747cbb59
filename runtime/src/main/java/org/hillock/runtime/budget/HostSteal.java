package org.hillock.runtime.budget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The time that the host of a virtual machine kept its CPUs from it: the eighth number of the line {@code cpu} of {@code
 * /proc/stat} (proc(5)), in hundredths of a second.
 */
public final class HostSteal {
    private static final Path STAT = Path.of("/proc/stat");
    private static final int STEAL_FIELD = 8;
    private static final long MILLIS_PER_TICK = 10;

    private HostSteal() {}

    /** Milliseconds since boot over all CPUs; 0 where the system does not tell. */
    public static long millis() {
        try {
            return Files.isReadable(STAT) ? parse(Files.readString(STAT)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    static long parse(String stat) {
        String[] fields = stat.lines().findFirst().orElse("").split(" +", -1);
        return fields.length > STEAL_FIELD && fields[0].equals("cpu")
                ? Long.parseLong(fields[STEAL_FIELD]) * MILLIS_PER_TICK
                : 0;
    }
}

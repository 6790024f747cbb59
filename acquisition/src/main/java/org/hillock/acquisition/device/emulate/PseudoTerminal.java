package org.hillock.acquisition.device.emulate;

import com.sun.jna.Memory;
import java.util.Arrays;
import org.hillock.acquisition.AcquisitionException;

/**
 * A pseudo-terminal in raw mode: what is written here is read at its path as from a serial port, and the other way round.
 * One thread.
 */
final class PseudoTerminal implements DeviceLine {
    private static final int TERMIOS_BYTES = 256;
    private static final int POLLFD_BYTES = 8;

    private final int master;
    private final int keptOpen;
    private final String path;
    private final Memory pollfd = new Memory(POLLFD_BYTES);
    private boolean closed;

    private PseudoTerminal(int master, int keptOpen, String path) {
        this.master = master;
        this.keptOpen = keptOpen;
        this.path = path;
    }

    /**
     * Makes one.
     *
     * @throws AcquisitionException when the system has none to give
     */
    static PseudoTerminal open() {
        try {
            return make();
        } catch (UnsatisfiedLinkError e) {
            throw new AcquisitionException(
                    "This system has no pseudo-terminals; emulated devices need Linux or macOS.", e);
        }
    }

    private static PseudoTerminal make() {
        int master = LibC.posix_openpt(LibC.READ_WRITE | LibC.NO_CONTROLLING_TERMINAL | LibC.NON_BLOCKING);
        if (master < 0 || LibC.grantpt(master) != 0 || LibC.unlockpt(master) != 0) {
            throw new AcquisitionException("The system gives no pseudo-terminal; close some terminals.");
        }
        String path = LibC.ptsname(master);
        // Held open here, so that it stays raw and a read of the master does not fail between two visitors.
        int slave = LibC.open(path, LibC.READ_WRITE | LibC.NO_CONTROLLING_TERMINAL);
        try (Memory settings = new Memory(TERMIOS_BYTES)) {
            LibC.tcgetattr(slave, settings);
            LibC.cfmakeraw(settings);
            LibC.tcsetattr(slave, 0, settings);
        }
        return new PseudoTerminal(master, slave, path);
    }

    /** Where others open it. */
    @Override
    public String path() {
        return path;
    }

    /** Reads what is there within so many milliseconds; 0 when nothing is. */
    @Override
    public int read(byte[] into, int timeoutMillis) {
        if (closed || !ready(LibC.POLL_IN, timeoutMillis)) {
            return 0;
        }
        return (int) Math.max(0, LibC.read(master, into, into.length));
    }

    /** Writes, as far as there is room within so many milliseconds; returns how much. */
    @Override
    public int write(byte[] bytes, int timeoutMillis) {
        int done = 0;
        while (!closed && done < bytes.length && ready(LibC.POLL_OUT, timeoutMillis)) {
            byte[] rest = Arrays.copyOfRange(bytes, done, bytes.length);
            long written = LibC.write(master, rest, Math.min(rest.length, 512));
            if (written <= 0) {
                break;
            }
            done += (int) written;
        }
        return done;
    }

    private boolean ready(short events, int timeoutMillis) {
        pollfd.setInt(0, master);
        pollfd.setShort(4, events);
        pollfd.setShort(6, (short) 0);
        return LibC.poll(pollfd, 1, timeoutMillis) > 0 && (pollfd.getShort(6) & events) != 0;
    }

    /** Hangs up, as if a plug were pulled. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            LibC.close(keptOpen);
            LibC.close(master);
            pollfd.close();
        }
    }
}

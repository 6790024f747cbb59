package org.hillock.acquisition.file.xdf;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.hillock.acquisition.AcquisitionException;

/**
 * Little-endian numbers from a window that moves forward over the file. Single-threaded.
 *
 * <p>Ask {@link #has} first; the reads behind it do not check. Only bytes that are really there make the window grow.
 */
final class XdfInput implements Closeable {
    /** The four bytes that open every XDF file, as a little-endian number: "XDF:". */
    static final int MAGIC = 0x3A464458;

    private static final int WINDOW_BYTES = 1 << 16;
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Path file;
    private final ByteSupply supply;
    private byte[] window = new byte[WINDOW_BYTES];
    /** Offset of window[0] in the (unpacked) file. */
    private long windowStart;
    /** Index of the next byte. */
    private int next;
    /** Index behind the last byte that was read. */
    private int end;

    private XdfInput(Path file, ByteSupply supply) {
        this.file = file;
        this.supply = supply;
    }

    /** Opens a file, plain or packed by gzip, at its first byte. */
    static XdfInput open(Path file) {
        try {
            return new XdfInput(file, ByteSupply.open(file));
        } catch (IOException e) {
            throw unreadable(file, 0, e);
        }
    }

    /** The offset of the next byte, counted in the unpacked file. */
    long position() {
        return windowStart + next;
    }

    /** The length of the file, {@link Long#MAX_VALUE} for packed ones. */
    long size() {
        return supply.size();
    }

    /** Why a packed file ended early; empty while nothing is amiss. */
    String trouble() {
        return supply.trouble();
    }

    /** Whether so many bytes follow; brings them into the window. */
    boolean has(int bytes) {
        return end - next >= bytes || fill(bytes);
    }

    /**
     * Brings bytes into the window that an earlier pass has seen.
     *
     * @throws AcquisitionException when they are gone
     */
    void require(int bytes) {
        if (end - next < bytes && !fill(bytes)) {
            throw AcquisitionException.badInput(
                    file + ", byte " + position(),
                    "the end of the file",
                    bytes + " more bytes, which were there when the file was opened",
                    "do not write to a file while it is read");
        }
    }

    /** The bytes around the next one; valid until the next {@link #has}. Not a copy. */
    byte[] window() {
        return window;
    }

    /** The index of the next byte in {@link #window()}. */
    int index() {
        return next;
    }

    /** Passes over bytes that {@link #has} confirmed. */
    void advance(int bytes) {
        next += bytes;
    }

    int unsignedByte() {
        return window[next++] & 0xff;
    }

    int unsignedShort() {
        int value = (short) SHORT.get(window, next) & 0xffff;
        next += 2;
        return value;
    }

    int int32() {
        int value = (int) INT.get(window, next);
        next += 4;
        return value;
    }

    long int64() {
        long value = (long) LONG.get(window, next);
        next += 8;
        return value;
    }

    double float64() {
        return Double.longBitsToDouble(int64());
    }

    /** Reads the value behind a legal width byte; needs so many bytes to be there. */
    long varIntOf(int width) {
        return switch (width) {
            case 1 -> unsignedByte();
            case 4 -> int32() & 0xffff_ffffL;
            default -> int64();
        };
    }

    /** Goes forward to an offset; to the end of the file if that comes first. */
    void seek(long position) {
        long ahead = position - position();
        if (ahead < 0) {
            throw new IllegalArgumentException(
                    "the window moves forward only, not from " + position() + " to " + position);
        }
        if (ahead <= end - next) {
            next += (int) ahead;
            return;
        }
        try {
            supply.skip(ahead - (end - next));
        } catch (IOException e) {
            throw unreadable(file, position(), e);
        }
        windowStart = position;
        next = 0;
        end = 0;
    }

    /** Goes right behind the next boundary signature; false, and at the end of the file, when none follows. */
    boolean seekPastBoundary() {
        while (has(Boundary.BYTES)) {
            int last = end - Boundary.BYTES;
            for (int i = next; i <= last; i++) {
                if (Boundary.matches(window, i)) {
                    next = i + Boundary.BYTES;
                    return true;
                }
            }
            next = last + 1;
        }
        next = end;
        return false;
    }

    @Override
    public void close() {
        try {
            supply.close();
        } catch (IOException e) {
            throw unreadable(file, position(), e);
        }
    }

    private boolean fill(int bytes) {
        if (supply.size() != Long.MAX_VALUE && bytes > supply.size() - position()) {
            return false;
        }
        try {
            while (end - next < bytes) {
                makeRoom();
                int n = supply.read(window, end, window.length - end);
                if (n < 0) {
                    return false;
                }
                end += n;
            }
        } catch (IOException e) {
            throw unreadable(file, position(), e);
        }
        return true;
    }

    private void makeRoom() {
        if (next > 0 && end == window.length) {
            System.arraycopy(window, next, window, 0, end - next);
            windowStart += next;
            end -= next;
            next = 0;
        }
        if (end == window.length) {
            window = Arrays.copyOf(window, window.length * 2);
        }
    }

    private static AcquisitionException unreadable(Path file, long offset, IOException cause) {
        return new AcquisitionException(
                file + ", byte " + offset + ": the file cannot be read (" + cause.getMessage()
                        + "), expected an XDF file; check its path, its rights and the disk.",
                cause);
    }
}

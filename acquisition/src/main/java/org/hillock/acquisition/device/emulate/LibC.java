package org.hillock.acquisition.device.emulate;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/** The calls of the C library that make a pseudo-terminal (POSIX.1-2017; cfmakeraw from BSD). */
final class LibC {
    static final int READ_WRITE = 2;
    static final int NO_CONTROLLING_TERMINAL = Platform.isMac() ? 0x20000 : 0x100;
    static final int NON_BLOCKING = Platform.isMac() ? 0x4 : 0x800;
    static final short POLL_IN = 1;
    static final short POLL_OUT = 4;

    static {
        Native.register(Platform.C_LIBRARY_NAME);
    }

    private LibC() {}

    static native int posix_openpt(int flags);

    static native int grantpt(int file);

    static native int unlockpt(int file);

    static native String ptsname(int file);

    static native int open(String path, int flags);

    static native int close(int file);

    static native int tcgetattr(int file, Pointer settings);

    static native void cfmakeraw(Pointer settings);

    static native int tcsetattr(int file, int when, Pointer settings);

    static native long read(int file, byte[] bytes, long count);

    static native long write(int file, byte[] bytes, long count);

    static native int poll(Pointer files, long count, int timeoutMillis);
}

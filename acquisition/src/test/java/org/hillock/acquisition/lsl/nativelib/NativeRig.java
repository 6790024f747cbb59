package org.hillock.acquisition.lsl.nativelib;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.UUID;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.stream.SessionClock;

/** One liblsl for all tests of the process, since it is configured once a process. */
final class NativeRig {
    private static final LslSettings SETTINGS = settings();

    private NativeRig() {}

    private static LslSettings settings() {
        try (ServerSocket free = new ServerSocket(0)) {
            int base = Math.min(free.getLocalPort(), 65_500);
            return LslSettings.loopback(base, 32, "native-" + UUID.randomUUID());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the test, loudly, where there is no liblsl. */
    static void requireLiblsl() {
        assumeTrue(
                Liblsl.isPresent(),
                "NOT RUN: the binding of liblsl, of which there is none here; install it or name its file in LSL_LIB");
    }

    static LslLibrary library() {
        return LslLibrary.named(LslLibrary.NATIVE, SETTINGS, SessionClock.monotonic());
    }

    static LslLibrary javaBeside() {
        return LslLibrary.java(SETTINGS, SessionClock.monotonic());
    }
}

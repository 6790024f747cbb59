package org.hillock.acquisition.lsl.nativelib;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.UUID;
import org.hillock.acquisition.lsl.LslConfig;
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
            // A destroyed outlet of liblsl may be noticed by its silence only, which is to be short here.
            return LslConfig.parse("""
                    [ports]
                    MulticastPort = 0
                    BasePort = %d
                    PortRange = 32
                    IPv6 = disable
                    [multicast]
                    ResolveScope = machine
                    ListenAddress = 127.0.0.1
                    [lab]
                    KnownPeers = {127.0.0.1}
                    SessionID = native-%s
                    [tuning]
                    WatchdogTimeThreshold = 3
                    """.formatted(base, UUID.randomUUID()), "the test's settings");
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

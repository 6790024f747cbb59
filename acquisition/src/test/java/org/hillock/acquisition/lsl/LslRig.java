package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Settings that meet nobody else's streams: a session of its own, loopback only, ports that were just free. */
public final class LslRig {
    private static final int PORTS = 32;
    private static final int HIGHEST_BASE = 65_500;

    private LslRig() {}

    /** For this process. */
    public static LslSettings fresh() {
        return LslSettings.loopback(freeBase(), PORTS, freshSession());
    }

    /** For processes and libraries that read a file: {@code lsl_api.cfg}, new in a folder. */
    public static Path file(Path folder) {
        try {
            return Files.writeString(folder.resolve("lsl_api.cfg"), text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What such a file says; further sections may follow. */
    public static String text() {
        return """
                [ports]
                MulticastPort = 0
                BasePort = %d
                PortRange = %d
                IPv6 = disable
                [multicast]
                ResolveScope = machine
                ListenAddress = 127.0.0.1
                [lab]
                KnownPeers = {127.0.0.1}
                SessionID = %s
                """.formatted(freeBase(), PORTS, freshSession());
    }

    private static String freshSession() {
        return "test-" + UUID.randomUUID();
    }

    private static int freeBase() {
        try (ServerSocket free = new ServerSocket(0)) {
            return Math.min(free.getLocalPort(), HIGHEST_BASE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.UUID;

/** Settings that meet nobody else's streams: a session of its own, loopback only, ports that were just free. */
final class Rig {
    private Rig() {}

    static LslSettings fresh() {
        try (ServerSocket free = new ServerSocket(0)) {
            int base = Math.min(free.getLocalPort(), 65_500);
            return LslSettings.loopback(base, 16, "test-" + UUID.randomUUID());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

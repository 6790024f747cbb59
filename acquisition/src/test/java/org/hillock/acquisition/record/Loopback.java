package org.hillock.acquisition.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.hillock.acquisition.lsl.LslSettings;

/** Settings that meet nobody else's streams, and patience. */
final class Loopback {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private Loopback() {}

    static LslSettings fresh() {
        try (ServerSocket free = new ServerSocket(0)) {
            int base = Math.min(free.getLocalPort(), 65_500);
            return LslSettings.loopback(base, 16, "test-" + UUID.randomUUID());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never came: " + what);
            }
            Thread.sleep(5);
        }
    }
}

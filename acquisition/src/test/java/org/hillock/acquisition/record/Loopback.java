package org.hillock.acquisition.record;

import java.util.function.BooleanSupplier;

/** Patience. */
final class Loopback {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private Loopback() {}

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

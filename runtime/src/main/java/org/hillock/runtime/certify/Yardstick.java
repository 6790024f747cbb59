package org.hillock.runtime.certify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.hillock.acquisition.stream.SessionClock;

/** A fixed computation, timed, so that certificates of different machines can be put beside each other. */
final class Yardstick {
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int BLOCKS = 64;
    private static final int TRIES = 3;

    private Yardstick() {}

    static double millis(SessionClock clock) {
        byte[] block = new byte[BLOCK_BYTES];
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < TRIES; i++) {
            long begunNanos = clock.nanoTime();
            MessageDigest sha = sha256();
            for (int b = 0; b < BLOCKS; b++) {
                sha.update(block);
            }
            block[0] = sha.digest()[0];
            best = Math.min(best, (clock.nanoTime() - begunNanos) / 1e6);
        }
        return best;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package org.hillock.runtime.pipeline;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.Posterior;

/**
 * SHA-256 over the decisions of a session in order: sequence, session time, answer and the bits of the posterior or the
 * values. Wall times and costs do not enter, so that the same session and recording give the same digest at any pace.
 */
public final class DecisionDigest {
    private static final int INTENT = 0;
    private static final int COMMAND = 1;
    private static final int ABSTENTION = 2;
    private final MessageDigest sha = sha256();
    private final ByteBuffer word = ByteBuffer.allocate(Long.BYTES);

    /** Adds a decision. */
    public void add(Decision decision) {
        put(decision.sequence());
        put(decision.timeNanos());
        if (decision instanceof Decision.Intent intent) {
            put(INTENT);
            put(intent.classIndex());
            put(intent.posterior());
        } else if (decision instanceof Decision.Command command) {
            put(COMMAND);
            command.values().forEach(value -> put(Double.doubleToLongBits(value)));
        } else if (decision instanceof Decision.Abstention abstention) {
            put(ABSTENTION);
            put(abstention.reason().ordinal());
            Optional<Posterior> posterior = abstention.posterior();
            posterior.ifPresent(this::put);
        }
    }

    /** The digest of all decisions so far, in hexadecimal; further ones may be added. */
    public String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) sha.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every JDK's SHA-256 can be cloned", e);
        }
    }

    private void put(Posterior posterior) {
        for (int c = 0; c < posterior.size(); c++) {
            put(Double.doubleToLongBits(posterior.probability(c)));
        }
    }

    private void put(long value) {
        word.clear();
        word.putLong(value);
        sha.update(word.array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

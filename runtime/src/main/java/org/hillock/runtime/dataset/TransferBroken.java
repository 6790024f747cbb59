package org.hillock.runtime.dataset;

import java.time.Duration;

/** A transfer broke in a way that another try may mend. */
final class TransferBroken extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration serverAsksToWait;

    TransferBroken(String reason, Duration serverAsksToWait) {
        super(reason);
        this.serverAsksToWait = serverAsksToWait;
    }

    TransferBroken(String reason, Throwable cause) {
        super(reason, cause);
        this.serverAsksToWait = Duration.ZERO;
    }

    /** What broke, as part of a sentence. */
    String reason() {
        return String.valueOf(getMessage());
    }

    Duration serverAsksToWait() {
        return serverAsksToWait;
    }
}

package org.hillock.feedback;

import java.net.ConnectException;
import java.net.PortUnreachableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The one failure of this module: one sentence that says what was tried, what happened, where, and what to do.
 *
 * <p>Never reaches the decoding thread: an {@link org.hillock.feedback.actuator.ActuatorLane} catches and counts it.
 */
public final class FeedbackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates a failure whose message is already one whole sentence. */
    public FeedbackException(String sentence) {
        super(sentence);
    }

    /** Creates a failure with the lower-level cause that led to it. */
    public FeedbackException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Why something failed, in a few words for people. */
    public static String reason(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ConnectException || at instanceof PortUnreachableException) {
                return at.getMessage() == null ? "nobody listens there" : at.getMessage();
            }
            if (at instanceof TimeoutException) {
                return "no answer in time";
            }
            boolean wraps = at instanceof ExecutionException || at instanceof CompletionException;
            if (!wraps && at.getMessage() != null) {
                return at.getMessage();
            }
        }
        return failure.getClass().getSimpleName();
    }
}

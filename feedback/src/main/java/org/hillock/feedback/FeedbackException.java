package org.hillock.feedback;

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
}

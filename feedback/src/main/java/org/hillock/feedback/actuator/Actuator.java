package org.hillock.feedback.actuator;

import java.time.Duration;

/**
 * A way out: whatever moves, lights up or listens.
 *
 * <p>{@link #send} and {@link #close} are called by one thread, the lane's. {@link #neutral} may be called by any thread
 * at any time, also while {@code send} runs, and any number of times.
 *
 * <p>Every implementation passes the contract suite {@code ActuatorContract}.
 */
public interface Actuator extends AutoCloseable {
    /** A short name for messages and reports: {@code "udp-json 127.0.0.1:9000"}. */
    String name();

    /** Who confirms its commands. */
    Acknowledgement acknowledgement();

    /** What the device does by itself when no neutral can reach it any more. */
    LinkLoss onLinkLoss();

    /**
     * How long the peer may be left without a word; {@link Duration#ZERO}: for as long as one likes. Of an actuator that
     * {@linkplain #isPrompt() is prompt} it is zero.
     */
    default Duration heartbeat() {
        return Duration.ZERO;
    }

    /**
     * Says to the peer that somebody is there, without changing what it does; called by the lane's thread when nothing was written for a
     * {@link #heartbeat}. By default a neutral is repeated, and a command that acts is not.
     *
     * @param last what was written last
     * @throws org.hillock.feedback.FeedbackException when it could not be written
     */
    default void beat(CommandKind last) {
        if (last == CommandKind.NEUTRAL) {
            neutral();
        }
    }

    /**
     * Whether {@link #send} and {@link #neutral} return at once whatever the receivers do, so that the thread that decides may
     * call them itself; several threads may then call both.
     */
    default boolean isPrompt() {
        return false;
    }

    /**
     * Writes a command; may block. A command of kind {@link CommandKind#NEUTRAL} does what {@link #neutral} does.
     *
     * @throws org.hillock.feedback.FeedbackException when it could not be written
     */
    void send(ActuatorCommand command);

    /**
     * Waits until the device or the broker has confirmed the last {@link #send} or {@link #neutral}; called by the lane's
     * thread right after it. Without a confirmation in time the lane counts a failure and goes neutral. By default there is nobody who
     * confirms.
     *
     * @throws org.hillock.feedback.FeedbackException when it was refused, or not confirmed within {@code patience}
     */
    default void awaitAcknowledgement(Duration patience) {}

    /**
     * Goes to the neutral state. Idempotent, needs no queue, and what it writes is encoded in advance.
     *
     * @throws org.hillock.feedback.FeedbackException when it could not be written
     */
    void neutral();

    /** Frees what the actuator holds; idempotent. The lane sends a neutral before. */
    @Override
    void close();
}

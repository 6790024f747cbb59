package org.hillock.feedback.actuator.serial;

import java.time.Duration;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.LinkLoss;

/** What bytes a device takes. Called by one thread, but for {@link #neutral} and {@link #neutralSent}. */
public interface SerialProtocol {
    /** A short name for messages. */
    String name();

    /** Who confirms. */
    Acknowledgement acknowledgement();

    /** What the device does by itself when the line is lost. */
    LinkLoss onLinkLoss();

    /** How long the device may be left without a word; {@link Duration#ZERO}: for as long as one likes. */
    default Duration heartbeat() {
        return Duration.ZERO;
    }

    /** The bytes that tell it that somebody is there and change nothing, encoded in advance. */
    default byte[] beat() {
        return new byte[0];
    }

    /**
     * Waits until the device is ready and sets it up; called when the line was just opened.
     *
     * @throws org.hillock.feedback.FeedbackException when it is not the device that was expected, or not safe
     */
    default void greet(SerialLine line) {}

    /** Writes a command that is not neutral. */
    void send(SerialLine line, ActuatorCommand command);

    /** Waits for the answer to the last command or neutral; nobody answers by default. */
    default void awaitAcknowledgement(SerialLine line, Duration patience) {}

    /** The bytes that mean neutral, encoded in advance. */
    byte[] neutral();

    /** Hears that a neutral was written, for those who keep in mind what the device does. */
    default void neutralSent() {}
}

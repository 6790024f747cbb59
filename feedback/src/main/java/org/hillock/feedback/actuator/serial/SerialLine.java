package org.hillock.feedback.actuator.serial;

import java.time.Duration;

/** A line of bytes to a device. Thread-safe: writes exclude each other, reads belong to one thread. */
public interface SerialLine extends AutoCloseable {
    /** The port's name for messages. */
    String name();

    /**
     * Writes bytes, opening the line first where it is not open.
     *
     * @param bytes Not modified, and not to be modified until the call has ended without a failure.
     * @throws org.hillock.feedback.FeedbackException when the line cannot be opened, is gone, or did not take all bytes
     *     within its deadline; it is closed then, and the next write opens it again
     */
    void write(byte[] bytes);

    /**
     * Waits for one byte.
     *
     * @return 0 to 255, or -1 when none came within {@code patience}
     * @throws org.hillock.feedback.FeedbackException when the line is gone
     */
    int read(Duration patience);

    /** Throws away what has come and was not read. */
    void forgetInput();

    @Override
    void close();
}

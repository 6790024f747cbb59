package org.hillock.feedback.actuator.uinput;

/** Takes whole reports. */
interface InputDevice extends AutoCloseable {
    /**
     * Writes events with their closing report.
     *
     * @throws org.hillock.feedback.FeedbackException when the system did not take them
     */
    void write(byte[] report);

    @Override
    void close();
}

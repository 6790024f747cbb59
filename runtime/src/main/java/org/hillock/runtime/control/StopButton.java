package org.hillock.runtime.control;

import java.time.Duration;
import java.util.OptionalInt;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.serial.SerialLine;
import org.hillock.runtime.HillockException;

/** A button on a serial line: its byte stops everything, and so does the loss of the line. */
public final class StopButton implements Panel {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final byte[] NOTHING = new byte[0];

    private final SerialLine line;
    private final OptionalInt code;

    /**
     * A button.
     *
     * @param code the byte that stops; empty: every byte does
     */
    public StopButton(SerialLine line, OptionalInt code) {
        this.line = line;
        this.code = code;
    }

    @Override
    public Listening attach(SafetyDesk desk) {
        try {
            // Opens the line.
            line.write(NOTHING);
        } catch (FeedbackException e) {
            throw HillockException.workFailed(
                    "The stop button cannot be used: " + e.getMessage() + " The session does not run without it.", e);
        }
        Thread thread = new Thread(() -> listen(desk), "stop button");
        thread.setDaemon(true);
        thread.start();
        return () -> {
            thread.interrupt();
            line.close();
        };
    }

    private void listen(SafetyDesk desk) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                int read = line.read(LOOK);
                if (read >= 0 && (code.isEmpty() || code.getAsInt() == read)) {
                    desk.emergencyStop("the button on " + line.name());
                }
            } catch (FeedbackException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    desk.emergencyStop("the loss of the button on " + line.name());
                }
                return;
            }
        }
    }
}

package org.hillock.runtime.control;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.serial.SerialLine;
import org.hillock.runtime.HillockException;

/**
 * A button on a serial line: its byte stops everything, and so does the loss of the line. That stop is pressed again and again until
 * the line is back: a session does not go on without its button.
 */
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
                look(desk);
            } catch (FeedbackException lost) {
                stopUntilItIsBack(desk);
            }
        }
    }

    private void look(SafetyDesk desk) {
        int read = line.read(LOOK);
        if (read >= 0 && (code.isEmpty() || code.getAsInt() == read)) {
            desk.emergencyStop("the button on " + line.name());
        }
    }

    /** Who clears the stop meanwhile finds it pressed again. */
    private void stopUntilItIsBack(SafetyDesk desk) {
        do {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            desk.emergencyStop("the loss of the button on " + line.name());
            LockSupport.parkNanos(LOOK.toNanos());
        } while (!opens());
    }

    private boolean opens() {
        try {
            line.write(NOTHING);
            return true;
        } catch (FeedbackException stillLost) {
            return false;
        }
    }
}

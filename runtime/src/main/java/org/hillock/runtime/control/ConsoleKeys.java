package org.hillock.runtime.control;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of a console: space or Esc stops, c clears, a arms, d disarms, h holds the dead-man's switch. */
public final class ConsoleKeys implements Panel {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleKeys.class);
    private static final String WHO = "a key of the console";
    private static final int ESCAPE = 27;

    private final Keyboard keyboard;

    /** Where keys come from. */
    public interface Keyboard extends AutoCloseable {
        /** The next key; below 0 when none was pressed for a short while. */
        int key() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** Keys of a keyboard, which is closed with the session. */
    public ConsoleKeys(Keyboard keyboard) {
        this.keyboard = keyboard;
    }

    @Override
    public Listening attach(SafetyDesk desk) {
        Thread thread = new Thread(() -> listen(desk), "console keys");
        thread.setDaemon(true);
        thread.start();
        return () -> {
            thread.interrupt();
            try {
                keyboard.close();
            } catch (IOException e) {
                LOG.debug("The terminal could not be given back.", e);
            }
        };
    }

    private void listen(SafetyDesk desk) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                press(desk, keyboard.key());
            }
        } catch (IOException e) {
            if (!Thread.currentThread().isInterrupted()) {
                desk.emergencyStop("the loss of the console");
            }
        }
    }

    static void press(SafetyDesk desk, int key) {
        switch (key) {
            case ' ', ESCAPE -> desk.emergencyStop(WHO);
            case 'c' -> desk.clear(WHO);
            case 'a' -> desk.arm(WHO);
            case 'd' -> desk.disarm(WHO);
            case 'h' -> desk.personPresent();
            default -> {}
        }
    }
}

package org.hillock.runtime.cli;

import java.io.PrintWriter;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.feedback.safety.SafetyEvent;

/**
 * A line on the error stream for each safety event. Whoever causes one never waits for the stream: a thread of its own
 * writes, and what finds no place among {@value #CAPACITY} waiting ones is left out, and counted in a last line.
 */
final class SafetyNews implements SafetyEvent.Listener, AutoCloseable {
    private static final int CAPACITY = 64;
    private static final long LAST_LINES_MILLIS = 500;
    private static final String END = "";

    private final PrintWriter err;
    private final ArrayBlockingQueue<String> lines = new ArrayBlockingQueue<>(CAPACITY + 1);
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread thread = new Thread(this::work, "safety news");

    SafetyNews(PrintWriter err) {
        this.err = err;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void happened(SafetyEvent event) {
        if (lines.remainingCapacity() > 1) {
            lines.offer(sentence(event));
        } else {
            leftOut.incrementAndGet();
        }
    }

    static String sentence(SafetyEvent event) {
        return switch (event.kind()) {
            case AWAITS_ARMING -> "DISARMED: " + event.detail() + " (key a, or 'hillock tell arm').";
            case LINK_LOSS -> "LINK: when its link is lost, " + event.detail() + ".";
            case ARMED -> "ARMED: " + event.detail() + "; commands may pass.";
            case DISARMED -> "DISARMED: " + event.detail() + "; every actuator is sent neutral.";
            case EMERGENCY_STOP ->
                "EMERGENCY STOP: " + event.detail()
                        + "; every actuator is sent neutral until a person clears it (key c, or 'hillock tell clear').";
            case EMERGENCY_CLEARED -> "CLEARED: the emergency stop was " + event.detail() + ".";
            case WATCHDOG -> "WATCHDOG: " + event.detail() + "; every actuator is sent neutral.";
            case INTERLOCK_OPENED -> "INTERLOCK: " + event.detail() + "; every actuator is sent neutral.";
        };
    }

    private void work() {
        try {
            for (String line = lines.take(); !line.equals(END); line = lines.take()) {
                print(line);
            }
            if (leftOut.get() > 0) {
                print(leftOut.get() + " further safety events were not told here; --commands keeps them all.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(String line) {
        err.println((HillockCommand.onTerminal() ? "\n" : "") + "hillock: " + line);
        err.flush();
    }

    @Override
    public void close() {
        lines.offer(END);
        try {
            thread.join(LAST_LINES_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

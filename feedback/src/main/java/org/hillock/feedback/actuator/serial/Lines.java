package org.hillock.feedback.actuator.serial;

import java.time.Duration;
import org.hillock.feedback.FeedbackException;

/** Reads lines of text from a device. */
final class Lines {
    private static final int LONGEST = 256;
    private static final int MOST_LINES = 64;

    private Lines() {}

    /** The next line without its ending; empty lines are passed over. */
    static String next(SerialLine line, Duration patience, String who) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LONGEST; i++) {
            int b = line.read(patience);
            if (b < 0) {
                throw new FeedbackException(who + ": no answer within " + patience.toMillis()
                        + " ms" + (text.length() == 0 ? "" : " after '" + text + "'")
                        + "; check the cable and the firmware.");
            }
            if (b == '\n' || b == '\r') {
                if (text.length() > 0) {
                    return text.toString();
                }
            } else {
                text.append((char) b);
            }
        }
        throw new FeedbackException(who + ": read " + LONGEST + " bytes without an end of line; check the baud rate.");
    }

    /** Reads lines until one is wanted. */
    static String await(SerialLine line, Duration patience, String who, java.util.function.Predicate<String> wanted) {
        for (int i = 0; i < MOST_LINES; i++) {
            String text = next(line, patience, who);
            if (wanted.test(text)) {
                return text;
            }
        }
        throw new FeedbackException(
                who + ": none of " + MOST_LINES + " lines was the one expected; check the firmware.");
    }
}

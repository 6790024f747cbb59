package org.hillock.runtime.control;

import java.util.List;
import java.util.Locale;
import org.hillock.feedback.safety.SafetyGovernor.Contact;

/** The words of the control socket; each gets an answer that begins with {@code ok} or {@code no}. */
final class ControlWords {
    static final List<String> WORDS =
            List.of("stop", "clear", "arm", "disarm", "here", "open CONTACT", "close CONTACT", "state");
    private static final int SHOWN = 40;

    private final SafetyDesk desk;
    private final String by;

    /**
     * Words from somewhere.
     *
     * @param by who says them, for the news
     */
    ControlWords(SafetyDesk desk, String by) {
        this.desk = desk;
        this.by = by;
    }

    String answer(String line) {
        String[] parts = line.strip().split("\\s+", 2);
        String word = parts[0].toLowerCase(Locale.ROOT);
        String contact = parts.length > 1 ? parts[1] : "";
        if (!contact.isEmpty() && !word.equals("open") && !word.equals("close")) {
            return unknown(line);
        }
        return switch (word) {
            case "stop" -> {
                desk.emergencyStop(by);
                yield "ok " + desk.state();
            }
            case "clear" -> {
                desk.clear(by);
                yield "ok " + desk.state();
            }
            case "arm" -> arm();
            case "disarm" -> {
                desk.disarm(by);
                yield "ok " + desk.state();
            }
            case "here" -> {
                desk.personPresent();
                yield "ok " + desk.state();
            }
            case "open" -> contact(contact, Contact.OPEN);
            case "close" -> contact(contact, Contact.CLOSED);
            case "state" -> "ok " + desk.state();
            default -> unknown(line);
        };
    }

    private String arm() {
        if (!desk.arm(by)) {
            return "no, " + desk.beforeArming() + ": " + desk.state();
        }
        List<String> losses = desk.linkLosses();
        return "ok " + desk.state() + (losses.isEmpty() ? "" : "; when its link is lost, " + String.join("; ", losses));
    }

    private String contact(String name, Contact position) {
        try {
            desk.contact(name, position);
            return "ok " + desk.state();
        } catch (IllegalArgumentException e) {
            return "no, " + shown(String.valueOf(e.getMessage()));
        }
    }

    private static String unknown(String line) {
        return "no, read '" + shown(line) + "', expected one of " + WORDS;
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), 2 * SHOWN); i++) {
            char c = text.charAt(i);
            shown.append(c < ' ' || c > '~' ? '?' : c);
        }
        return shown.toString();
    }
}

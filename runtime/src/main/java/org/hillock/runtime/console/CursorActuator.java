package org.hillock.runtime.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.LinkLoss;

/**
 * A cursor on a line of text. The first class moves it to the left, every other one to the right, by a step that grows
 * with the command's value; neutral leaves it where it is.
 *
 * <p>On a terminal the line is drawn over itself, elsewhere each command is a line of its own.
 */
public final class CursorActuator implements Actuator {
    private static final LinkLoss ON_LINK_LOSS = LinkLoss.noLink("the drawing is of this terminal");
    private static final double LONGEST_STEP_SHARE = 0.2;
    private final PrintWriter out;
    private final List<String> classes;
    private final int columns;
    private final Drawing drawing;
    private final int width;
    private double place;
    private String caption = "";

    /** How the line is drawn. */
    public enum Drawing {
        /** Over itself. */
        IN_PLACE,
        /** One line a command. */
        LINES
    }

    /**
     * A cursor in the middle of its track.
     *
     * @param classes the class names
     * @param columns columns of the track
     * @param width the most columns that a line may have; what is longer would break a line drawn over itself
     */
    public CursorActuator(PrintWriter out, List<String> classes, int columns, int width, Drawing drawing) {
        this.out = out;
        this.classes = List.copyOf(classes);
        this.columns = columns;
        this.width = width;
        this.drawing = drawing;
        this.place = (columns - 1) / 2.0;
    }

    @Override
    public String name() {
        return "cursor";
    }

    @Override
    public LinkLoss onLinkLoss() {
        return ON_LINK_LOSS;
    }

    @Override
    public Acknowledgement acknowledgement() {
        return Acknowledgement.SENT;
    }

    @Override
    public synchronized void send(ActuatorCommand command) {
        if (command.kind() == CommandKind.NEUTRAL) {
            neutral();
            return;
        }
        double step = Math.abs(command.value()) * LONGEST_STEP_SHARE * columns / 2;
        double direction = !classes.isEmpty() && command.name().equals(classes.get(0)) ? -1 : 1;
        place = Math.max(0, Math.min(columns - 1.0, place + direction * step));
        draw(String.format(Locale.ROOT, "%-8s %4.2f", command.name(), command.value()));
    }

    @Override
    public synchronized void neutral() {
        if (drawing == Drawing.IN_PLACE) {
            draw("");
        }
    }

    @Override
    public synchronized void close() {
        if (drawing == Drawing.IN_PLACE) {
            out.println();
        }
        out.flush();
    }

    /** Words at the right of the track, which stay until the next ones. */
    public synchronized void caption(String words) {
        caption = words;
        if (drawing == Drawing.IN_PLACE) {
            draw("");
        }
    }

    /** The column of the cursor, counted from 0 at the left. */
    public synchronized int column() {
        return (int) Math.round(place);
    }

    private void draw(String words) {
        StringBuilder line = new StringBuilder("-".repeat(columns));
        line.setCharAt(columns / 2, '|');
        line.setCharAt(column(), 'O');
        String left = classes.isEmpty() ? "" : classes.get(0);
        String right = classes.size() < 2 ? "" : classes.get(1);
        String track = left + " [" + line + "] " + right + "  ";
        if (drawing == Drawing.IN_PLACE) {
            String text = track + (caption.isEmpty() ? words : caption);
            int most = Math.max(1, width - 1);
            String cut = text.length() > most ? text.substring(0, most) : text + " ".repeat(most - text.length());
            out.print("\r" + cut);
        } else {
            out.println((track + words).stripTrailing());
        }
        out.flush();
    }
}

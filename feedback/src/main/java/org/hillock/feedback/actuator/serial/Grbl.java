package org.hillock.feedback.actuator.serial;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.LinkLoss;

/**
 * GRBL 1.1 by jogs (GRBL wiki, "Jogging" and "Interface"): each command moves by a step of so many millimetres at most, and
 * the controller answers {@code ok} or {@code error:N}. Neutral is the jog cancel, which leaves the machine idle; so is a
 * motion of nothing. A machine
 * without soft limits and homing is refused. A jog runs to its end when the link dies, so keep the step short.
 */
public final class Grbl implements SerialProtocol {
    private static final byte[] JOG_CANCEL = {(byte) 0x85};
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final String AXES = "XYZ";

    private final Map<String, List<Double>> steps;
    private final double stepMillimetres;
    private final int feed;
    private volatile boolean awaiting;

    /**
     * A machine.
     *
     * @param steps for each class one number an axis, -1 to 1
     * @param stepMillimetres the way of an axis of 1, at most 50
     * @param feedMillimetresPerMinute the speed
     */
    public Grbl(Map<String, List<Double>> steps, double stepMillimetres, int feedMillimetresPerMinute) {
        if (!(stepMillimetres > 0 && stepMillimetres <= 50) || feedMillimetresPerMinute < 1) {
            throw new FeedbackException("grbl: read a step of " + stepMillimetres + " mm at " + feedMillimetresPerMinute
                    + " mm/min, expected up to 50 mm and a speed; correct it.");
        }
        this.steps = Map.copyOf(steps);
        this.stepMillimetres = stepMillimetres;
        this.feed = feedMillimetresPerMinute;
    }

    @Override
    public String name() {
        return "grbl";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return Acknowledgement.DEVICE;
    }

    @Override
    public LinkLoss onLinkLoss() {
        return LinkLoss.goesOn("GRBL has no time-out: a jog runs to its end");
    }

    /** Reads the machine's settings and refuses one without soft limits ($20) and homing ($22). */
    @Override
    public void greet(SerialLine line) {
        String who = name() + " " + line.name();
        line.write("\n$$\n".getBytes(StandardCharsets.US_ASCII));
        boolean[] safe = new boolean[2];
        int[] oks = new int[1];
        Lines.await(line, ANSWER, who, text -> {
            safe[0] |= text.equals("$20=1");
            safe[1] |= text.equals("$22=1");
            oks[0] += text.equals("ok") ? 1 : 0;
            return oks[0] == 2;
        });
        if (!safe[0] || !safe[1]) {
            throw new FeedbackException(
                    who + ": soft limits or homing are off; send $20=1 and $22=1, home the machine, and try again.");
        }
    }

    @Override
    public void send(SerialLine line, ActuatorCommand command) {
        List<Double> axes = command.axes().isEmpty() ? steps.get(command.name()) : command.axes();
        if (axes == null) {
            throw new FeedbackException(name() + ": there is no step for the command '" + command.name()
                    + "', only for " + steps.keySet() + "; add it to the session.");
        }
        line.forgetInput();
        if (axes.stream().limit(AXES.length()).allMatch(axis -> way(axis).signum() == 0)) {
            // A jog without an axis is an error to the machine; to rest is not.
            awaiting = false;
            line.write(JOG_CANCEL);
            return;
        }
        awaiting = true;
        line.write(jog(axes));
    }

    private BigDecimal way(double axis) {
        double millimetres = Math.max(-1, Math.min(1, axis)) * stepMillimetres;
        return BigDecimal.valueOf(millimetres).setScale(3, RoundingMode.HALF_EVEN);
    }

    byte[] jog(List<Double> axes) {
        StringBuilder text = new StringBuilder("$J=G91 G21");
        for (int a = 0; a < Math.min(axes.size(), AXES.length()); a++) {
            BigDecimal way = way(axes.get(a));
            if (way.signum() != 0) {
                text.append(' ').append(AXES.charAt(a)).append(way.toPlainString());
            }
        }
        return text.append(" F").append(feed).append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void awaitAcknowledgement(SerialLine line, Duration patience) {
        if (!awaiting) {
            return;
        }
        awaiting = false;
        String answer = Lines.await(line, patience, name() + " " + line.name(), Grbl::answers);
        if (!answer.equals("ok")) {
            throw new FeedbackException(name() + " " + line.name() + ": the machine answered '" + answer
                    + "', expected 'ok'; see GRBL's list of errors, and home it after an alarm.");
        }
    }

    private static boolean answers(String text) {
        return text.equals("ok") || text.startsWith("error:") || text.startsWith("ALARM:") || text.startsWith("Grbl ");
    }

    @Override
    public byte[] neutral() {
        return JOG_CANCEL;
    }

    @Override
    public void neutralSent() {
        awaiting = false;
    }
}

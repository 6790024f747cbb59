package org.hillock.feedback.actuator.lsl;

import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.StreamOutlet;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.LinkLoss;

/**
 * Publishes each command as a marker: a stream of type {@code Markers}, one text, no nominal rate, whose label is the
 * class and whose stamp is the time of the decision, or of the last sample that it rests on. A motion's label is its name and its axes, {@code "move 0.25
 * -1.0"}; neutral is the label {@code neutral}. A push never waits, and nobody confirms; what is pushed while nobody receives
 * is gone.
 */
public final class LslActuator implements Actuator {
    /** What its peer does by itself when the link is lost. */
    public static final LinkLoss ON_LINK_LOSS =
            LinkLoss.depends("receivers get no more markers; what they do then is up to them");

    private static final String[] NEUTRAL = {ActuatorCommand.NEUTRAL_NAME};

    private final StreamOutlet outlet;
    private final SessionClock clock;
    private final String name;
    private final Stamp stamp;
    private boolean closed;

    /** What a marker's stamp says. */
    public enum Stamp {
        /** When it was decided. */
        DECISION,
        /** When the last sample that it rests on was taken; when it was decided, for a command that rests on none. */
        SIGNAL
    }

    /**
     * Opens the outlet.
     *
     * @param library whose clock is the session's
     * @param sourceId by which receivers find the stream again
     * @throws FeedbackException when no port can be bound
     */
    public LslActuator(LslLibrary library, String stream, String sourceId, Stamp stamp) {
        this.stamp = stamp;
        this.name = "lsl " + stream;
        this.clock = library.clock();
        try {
            this.outlet = library.openOutlet(LslInfo.of(stream, "Markers", 1, ChannelFormat.STRING, sourceId, 0));
        } catch (AcquisitionException | IllegalArgumentException e) {
            throw new FeedbackException(name + ": the outlet could not be opened (" + e.getMessage() + ").", e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Acknowledgement acknowledgement() {
        return Acknowledgement.SENT;
    }

    @Override
    public LinkLoss onLinkLoss() {
        return ON_LINK_LOSS;
    }

    @Override
    public boolean isPrompt() {
        return true;
    }

    @Override
    public void send(ActuatorCommand command) {
        if (command.kind() == CommandKind.NEUTRAL) {
            push(NEUTRAL, stamp(command));
        } else {
            push(new String[] {label(command)}, stamp(command));
        }
    }

    private long stamp(ActuatorCommand command) {
        boolean ofSignal = stamp == Stamp.SIGNAL && command.signalNanos() != ActuatorCommand.NO_SIGNAL;
        return ofSignal ? command.signalNanos() : command.decidedNanos();
    }

    static String label(ActuatorCommand command) {
        StringBuilder label = new StringBuilder(command.name());
        command.axes().forEach(axis -> label.append(' ').append(axis.doubleValue()));
        return label.toString();
    }

    private synchronized void push(String[] label, long nanos) {
        if (closed) {
            throw new FeedbackException(name + ": it is closed.");
        }
        outlet.push(label, nanos);
    }

    @Override
    public void neutral() {
        push(NEUTRAL, clock.nanoTime());
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            outlet.close();
        }
    }
}

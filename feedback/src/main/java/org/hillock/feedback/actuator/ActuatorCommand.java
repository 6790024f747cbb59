package org.hillock.feedback.actuator;

import java.util.List;

/**
 * One command to an actuator. Immutable.
 *
 * @param sequence the decision's sequence; -1 for commands that no decision caused
 * @param decidedNanos when it was decided, by the session's monotonic clock
 * @param deadlineNanos a lane never writes it later than this; ignored for {@link CommandKind#NEUTRAL}
 * @param ttlNanos how long the receiver may act on it, counted from its receipt
 * @param name the intent: a class name
 * @param value its strength, finite; for a class its probability, for a motion its first axis
 * @param axes a motion's axes, each finite; empty for a class
 * @param kind what it asks for
 * @param signalNanos the stamp of the last sample that it rests on, in session time; {@link #NO_SIGNAL} where it rests on
 *     none
 */
public record ActuatorCommand(
        long sequence,
        long decidedNanos,
        long deadlineNanos,
        long ttlNanos,
        String name,
        double value,
        List<Double> axes,
        CommandKind kind,
        long signalNanos) {
    /** Stands for the stamp of a command that rests on no sample. */
    public static final long NO_SIGNAL = Long.MIN_VALUE;

    /** The name that every neutral command carries. */
    public static final String NEUTRAL_NAME = "neutral";

    /** Refuses values that no wire format can carry. */
    public ActuatorCommand {
        axes = List.copyOf(axes);
        requireFinite(value);
        axes.forEach(ActuatorCommand::requireFinite);
    }

    /** A command that rests on no sample. */
    public ActuatorCommand(
            long sequence,
            long decidedNanos,
            long deadlineNanos,
            long ttlNanos,
            String name,
            double value,
            List<Double> axes,
            CommandKind kind) {
        this(sequence, decidedNanos, deadlineNanos, ttlNanos, name, value, axes, kind, NO_SIGNAL);
    }

    /** A command without axes. */
    public ActuatorCommand(
            long sequence,
            long decidedNanos,
            long deadlineNanos,
            long ttlNanos,
            String name,
            double value,
            CommandKind kind) {
        this(sequence, decidedNanos, deadlineNanos, ttlNanos, name, value, List.of(), kind);
    }

    private static void requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a command's value is a finite number, not " + value);
        }
    }

    /** The neutral command. */
    public static ActuatorCommand neutral(long sequence, long decidedNanos) {
        return new ActuatorCommand(sequence, decidedNanos, Long.MAX_VALUE, 0, NEUTRAL_NAME, 0, CommandKind.NEUTRAL);
    }

    /** This command again, for a later decision that must not be written. */
    public ActuatorCommand held(long laterSequence, long laterDecidedNanos, long laterDeadlineNanos) {
        return new ActuatorCommand(
                laterSequence, laterDecidedNanos, laterDeadlineNanos, ttlNanos, name, value, axes, CommandKind.HELD);
    }

    /** This command as one that rests on samples up to that stamp. */
    public ActuatorCommand restingOn(long lastSampleNanos) {
        return new ActuatorCommand(
                sequence, decidedNanos, deadlineNanos, ttlNanos, name, value, axes, kind, lastSampleNanos);
    }

    /** This command with other axes, as many as it has; the first one is its value. */
    public ActuatorCommand along(List<Double> otherAxes) {
        return new ActuatorCommand(
                sequence, decidedNanos, deadlineNanos, ttlNanos, name, otherAxes.get(0), otherAxes, kind, signalNanos);
    }

    /** A decision that changes nothing: it is noted, never written. */
    public static ActuatorCommand withheld(long sequence, long decidedNanos) {
        return new ActuatorCommand(sequence, decidedNanos, Long.MAX_VALUE, 0, "", 0, CommandKind.WITHHELD);
    }
}

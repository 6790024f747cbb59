package org.hillock.feedback.safety;

import org.hillock.decoding.decoder.Decision;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;

/**
 * Turns decisions into commands, or into neutral while the session does not run: before the start, after the stop, after
 * a fault and while the source is lost. Values are clamped to the declared range. Single-threaded.
 */
public final class SafetyGovernor {
    private final GovernorSettings settings;
    private State state = State.STOPPED;
    private long passed;
    private long abstentions;
    private long clamped;
    private long suppressed;

    /** Why commands pass or do not. */
    public enum State {
        /** Not started yet, or stopped. */
        STOPPED,
        /** Commands pass. */
        RUNNING,
        /** The source is gone and may come back. */
        SOURCE_LOST,
        /** Something failed; only a new session goes on. */
        FAULT
    }

    /** Makes a stopped governor. */
    public SafetyGovernor(GovernorSettings settings) {
        this.settings = settings;
    }

    /** The state. */
    public State state() {
        return state;
    }

    /** Changes the state; nothing leaves {@link State#FAULT}. The caller sends the neutral that a halt asks for. */
    public void enter(State next) {
        if (state != State.FAULT) {
            state = next;
        }
    }

    /**
     * The command of a decision.
     *
     * @param decidedNanos when it was made, by the session's monotonic clock
     * @param deadlineNanos when a lane gives it up
     */
    public ActuatorCommand govern(Decision decision, long decidedNanos, long deadlineNanos) {
        if (state != State.RUNNING) {
            suppressed++;
            return ActuatorCommand.neutral(decision.sequence(), decidedNanos);
        }
        if (decision instanceof Decision.Intent intent) {
            return active(intent.sequence(), decidedNanos, deadlineNanos, intent.label(), intent.confidence());
        }
        if (decision instanceof Decision.Command command && !command.values().isEmpty()) {
            double first = command.values().get(0);
            if (Double.isFinite(first)) {
                return active(command.sequence(), decidedNanos, deadlineNanos, "move", first);
            }
        }
        abstentions++;
        return ActuatorCommand.neutral(decision.sequence(), decidedNanos);
    }

    /** The counts up to now. */
    public GovernorCounts counts() {
        return new GovernorCounts(passed, abstentions, clamped, suppressed);
    }

    private ActuatorCommand active(long sequence, long decidedNanos, long deadlineNanos, String name, double value) {
        double drawnIn = Math.max(settings.minimum(), Math.min(settings.maximum(), value));
        if (drawnIn != value) {
            clamped++;
        }
        passed++;
        return new ActuatorCommand(
                sequence,
                decidedNanos,
                deadlineNanos,
                settings.timeToLive().toNanos(),
                name,
                drawnIn,
                CommandKind.ACTIVE);
    }
}

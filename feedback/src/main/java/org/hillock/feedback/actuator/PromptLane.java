package org.hillock.feedback.actuator;

import org.hillock.acquisition.stream.SessionClock;

/**
 * The lane of an actuator that never waits: each command is written at once on the thread that offers it, which saves the change to
 * another thread. Any thread may call it; one writes at a time. It sends a neutral when it opens and when it closes.
 */
public final class PromptLane implements CommandLane {
    private final Actuator actuator;
    private final SessionClock clock;
    private final LaneTally tally;
    private boolean closed;

    /**
     * Opens a lane whose first command is a neutral; it closes the actuator.
     *
     * @param actuator one that is prompt
     * @param gate asked before each command that is not neutral
     * @param clock the session's monotonic clock, for deadlines and the listener
     * @param listener called on the writing thread
     * @throws IllegalArgumentException when the actuator may wait
     */
    public PromptLane(
            Actuator actuator, LaneSettings settings, CommandGate gate, SessionClock clock, LaneListener listener) {
        if (!actuator.isPrompt() || !actuator.heartbeat().isZero()) {
            throw new IllegalArgumentException(
                    actuator.name() + " may wait or must be spoken to, and needs a thread of its own");
        }
        this.actuator = actuator;
        this.clock = clock;
        this.tally = new LaneTally(actuator, settings, gate, clock, listener);
        neutral();
    }

    @Override
    public synchronized void offer(ActuatorCommand command) {
        if (command.kind() == CommandKind.WITHHELD) {
            return;
        }
        if (closed) {
            tally.drop(command);
        } else {
            tally.write(command);
        }
    }

    @Override
    public synchronized void neutral() {
        if (!closed) {
            tally.write(ActuatorCommand.neutral(-1, clock.nanoTime()));
        }
    }

    @Override
    public void emergency() {
        neutral();
    }

    /** Nothing waits here that could be stuck; an actuator that failed is told to go neutral again. */
    @Override
    public synchronized void supervise(long nowNanos) {
        if (!closed) {
            tally.idle();
        }
    }

    @Override
    public LaneCounts counts() {
        return tally.counts();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            neutral();
            closed = true;
            actuator.close();
        }
    }
}

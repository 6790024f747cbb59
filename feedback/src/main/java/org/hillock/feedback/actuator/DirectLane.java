package org.hillock.feedback.actuator;

import org.hillock.acquisition.stream.SessionClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each command at once on the caller's thread: for a replay that runs as fast as it can, where a queue would only
 * drop. Thread-confined but for {@link #emergency}.
 */
public final class DirectLane implements CommandLane {
    private static final Logger LOG = LoggerFactory.getLogger(DirectLane.class);
    private final Actuator actuator;
    private final SessionClock clock;
    private final LaneTally tally;

    /** Opens a lane whose first command is a neutral; it closes the actuator. */
    public DirectLane(
            Actuator actuator, LaneSettings settings, CommandGate gate, SessionClock clock, LaneListener listener) {
        this.actuator = actuator;
        this.clock = clock;
        this.tally = new LaneTally(actuator, settings, gate, clock, listener);
        neutral();
    }

    @Override
    public void offer(ActuatorCommand command) {
        tally.write(command);
    }

    @Override
    public void neutral() {
        tally.write(ActuatorCommand.neutral(-1, clock.nanoTime()));
    }

    @Override
    public void emergency() {
        Thread neutral = new Thread(this::neutralFromHere, "neutral " + actuator.name());
        neutral.setDaemon(true);
        neutral.start();
    }

    private void neutralFromHere() {
        try {
            actuator.neutral();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be told to go neutral: {}", actuator.name(), e.getMessage());
        }
    }

    @Override
    public void supervise(long nowNanos) {
        // The caller's own thread writes: when it is stuck, nobody of this lane could tell.
    }

    @Override
    public LaneCounts counts() {
        return tally.counts();
    }

    @Override
    public void close() {
        neutral();
        actuator.close();
    }
}

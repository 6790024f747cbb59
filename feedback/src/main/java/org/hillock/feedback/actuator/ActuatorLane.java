package org.hillock.feedback.actuator;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.stream.SessionClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bounded queue and the thread of one actuator.
 *
 * <p>{@link #offer} never blocks: a full queue gives up its oldest command, which is counted. {@link #neutral} empties
 * the queue first, so that nothing stands before it. The lane sends a neutral when it starts, when its actuator fails and
 * when it closes.
 */
public final class ActuatorLane implements CommandLane {
    private static final Logger LOG = LoggerFactory.getLogger(ActuatorLane.class);
    private static final long IDLE_WAKE_MILLIS = 50;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

    private final Actuator actuator;
    private final SessionClock clock;
    private final LaneTally tally;
    private final ArrayBlockingQueue<ActuatorCommand> queue;
    private final Thread thread;
    private volatile boolean closing;

    private ActuatorLane(Actuator actuator, int capacity, SessionClock clock, LaneListener listener) {
        this.actuator = actuator;
        this.clock = clock;
        this.tally = new LaneTally(actuator, clock, listener);
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.thread = new Thread(this::work, "actuator " + actuator.name());
        this.thread.setDaemon(true);
    }

    /**
     * Opens a lane whose first command is a neutral.
     *
     * @param actuator closed by the lane
     * @param capacity commands that may wait
     * @param clock the session's monotonic clock, for deadlines and the listener
     * @param listener called on the lane's thread, for drops on the offering one
     */
    public static ActuatorLane open(Actuator actuator, int capacity, SessionClock clock, LaneListener listener) {
        ActuatorLane lane = new ActuatorLane(actuator, capacity, clock, listener);
        lane.neutral();
        lane.thread.start();
        return lane;
    }

    /** Queues a command and returns at once; after {@link #close} it is dropped. */
    @Override
    public void offer(ActuatorCommand command) {
        if (closing) {
            tally.drop(command);
        } else {
            enqueue(command);
        }
    }

    @Override
    public void neutral() {
        for (ActuatorCommand waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            tally.drop(waiting);
        }
        enqueue(ActuatorCommand.neutral(-1, clock.nanoTime()));
    }

    @Override
    public LaneCounts counts() {
        return tally.counts();
    }

    /**
     * Lets the waiting commands go, sends a neutral and closes the actuator. When its thread hangs, the neutral is tried
     * from the caller's thread.
     */
    @Override
    public void close() {
        if (closing) {
            return;
        }
        enqueue(ActuatorCommand.neutral(-1, clock.nanoTime()));
        closing = true;
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("{} does not answer; it is told to go neutral once more and left.", actuator.name());
            neutralFromHere();
        }
    }

    private void neutralFromHere() {
        try {
            actuator.neutral();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be told to go neutral: {}", actuator.name(), e.getMessage());
        }
    }

    private void enqueue(ActuatorCommand command) {
        while (!queue.offer(command)) {
            ActuatorCommand oldest = queue.poll();
            if (oldest != null) {
                tally.drop(oldest);
            }
        }
    }

    private void work() {
        try {
            while (!closing || !queue.isEmpty()) {
                ActuatorCommand command = queue.poll(IDLE_WAKE_MILLIS, TimeUnit.MILLISECONDS);
                if (command != null) {
                    tally.write(command);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            actuator.close();
        }
    }
}

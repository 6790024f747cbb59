package org.hillock.feedback.actuator;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hillock.acquisition.stream.SessionClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bounded queue and the thread of one actuator.
 *
 * <p>{@link #offer} never blocks: a full queue gives up its oldest command, which is counted. {@link #neutral} empties
 * the queue first, so that nothing stands before it. The lane sends a neutral when it starts, when its actuator fails and
 * when it closes. When a write blocks, {@link #emergency} and {@link #supervise} tell the actuator past it, from a thread
 * of its own.
 */
public final class ActuatorLane implements CommandLane {
    private static final Logger LOG = LoggerFactory.getLogger(ActuatorLane.class);
    private static final long IDLE_WAKE_NANOS = 50_000_000;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

    private final Actuator actuator;
    private final SessionClock clock;
    private final LaneTally tally;
    private final ArrayBlockingQueue<ActuatorCommand> queue;
    private final ActuatorCommand reserve = ActuatorCommand.neutral(-1, 0);
    private final Thread thread;
    private final PastWrite past;
    private final AtomicBoolean neutralOwed = new AtomicBoolean();
    private volatile boolean stuck;
    private volatile boolean closing;

    private ActuatorLane(
            Actuator actuator, LaneSettings settings, CommandGate gate, SessionClock clock, LaneListener listener) {
        this.actuator = actuator;
        this.clock = clock;
        this.tally = new LaneTally(actuator, settings, gate, clock, listener);
        this.queue = new ArrayBlockingQueue<>(settings.capacity());
        this.past = new PastWrite(actuator);
        this.thread = new Thread(this::work, "actuator " + actuator.name());
        thread.setDaemon(true);
    }

    /**
     * Opens a lane whose first command is a neutral.
     *
     * @param actuator closed by the lane
     * @param gate asked before each command that is not neutral
     * @param clock the session's monotonic clock, for deadlines and the listener
     * @param listener called on the lane's thread, for drops on the offering one
     */
    public static ActuatorLane open(
            Actuator actuator, LaneSettings settings, CommandGate gate, SessionClock clock, LaneListener listener) {
        ActuatorLane lane = new ActuatorLane(actuator, settings, gate, clock, listener);
        lane.neutral();
        lane.past.start();
        lane.thread.start();
        return lane;
    }

    /** Queues a command and returns at once; after {@link #close} it is dropped. */
    @Override
    public void offer(ActuatorCommand command) {
        if (command.kind() == CommandKind.WITHHELD) {
            return;
        }
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
        enqueue(neutralCommand());
    }

    /** A neutral of now; the one made in advance when there is no memory for it. */
    private ActuatorCommand neutralCommand() {
        try {
            return ActuatorCommand.neutral(-1, clock.nanoTime());
        } catch (OutOfMemoryError shortOfMemory) {
            return reserve;
        }
    }

    @Override
    public void emergency() {
        neutral();
        if (tally.busy()) {
            past.ask();
        }
    }

    @Override
    public void supervise(long nowNanos) {
        boolean stuckNow = tally.stuckAt(nowNanos);
        if (stuckNow && !stuck) {
            tally.countStuck();
            neutral();
            past.ask();
        }
        stuck = stuckNow;
    }

    @Override
    public LaneCounts counts() {
        return tally.counts();
    }

    /**
     * Lets the waiting commands go, sends a neutral and closes the actuator. When its thread hangs, the neutral is tried
     * from another one.
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
            past.ask();
        }
        past.end();
        past.await(CLOSE_PATIENCE);
    }

    private void enqueue(ActuatorCommand command) {
        while (!queue.offer(command)) {
            ActuatorCommand oldest = queue.poll();
            if (oldest != null) {
                // A neutral that newer commands push out is written before them all the same.
                neutralOwed.compareAndSet(false, oldest.kind() == CommandKind.NEUTRAL);
                tally.drop(oldest);
            }
        }
    }

    private void work() {
        try {
            while (!closing || !queue.isEmpty()) {
                takeAndWrite();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeActuator();
        }
    }

    private void closeActuator() {
        try {
            actuator.close();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be closed: {}", actuator.name(), e.getMessage());
        }
    }

    /** Without memory nothing but neutral, whose bytes the actuators keep ready, can be written, and the thread must live on. */
    private void takeAndWrite() throws InterruptedException {
        try {
            long waitNanos = Math.min(IDLE_WAKE_NANOS, Math.max(0, tally.untilBeatNanos()));
            ActuatorCommand command = queue.poll(waitNanos, TimeUnit.NANOSECONDS);
            if (command == null) {
                tally.idle();
            } else {
                write(command);
            }
        } catch (OutOfMemoryError shortOfMemory) {
            neutralWithoutMemory();
        }
    }

    private void neutralWithoutMemory() {
        try {
            actuator.neutral();
        } catch (RuntimeException | OutOfMemoryError failed) {
            // It is told at every command that comes, and at the latest when the lane closes.
            neutralOwed.set(true);
        }
    }

    private void write(ActuatorCommand command) {
        if (neutralOwed.compareAndSet(true, false) && command.kind() != CommandKind.NEUTRAL) {
            tally.write(ActuatorCommand.neutral(-1, clock.nanoTime()));
        }
        tally.write(command);
    }
}

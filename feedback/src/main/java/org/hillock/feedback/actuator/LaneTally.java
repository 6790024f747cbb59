package org.hillock.feedback.actuator;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.acquisition.stream.SessionClock;

/**
 * What both kinds of lane share: to write a command or not, to count, and to tell. Counts may be read by any thread;
 * commands are written by one.
 *
 * <p>An actuator that failed is in fault: it is told to go neutral at once and again after every pause, and gets nothing
 * else until it has taken one.
 */
final class LaneTally {
    private static final long NOT_WRITING = Long.MIN_VALUE;
    private final Actuator actuator;
    private final LaneSettings settings;
    private final CommandGate gate;
    private final SessionClock clock;
    private final LaneListener listener;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong neutrals = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong expired = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong stuck = new AtomicLong();
    private volatile String lastFailure = "";
    private volatile long writingSinceNanos = NOT_WRITING;
    private volatile boolean faulted;
    private volatile boolean busy;
    private long retryAtNanos;
    private List<Double> stands = List.of();
    private long standsSinceNanos;
    private CommandKind lastKind = CommandKind.NEUTRAL;
    private long wroteNanos;

    LaneTally(Actuator actuator, LaneSettings settings, CommandGate gate, SessionClock clock, LaneListener listener) {
        this.actuator = actuator;
        this.settings = settings;
        this.gate = gate;
        this.clock = clock;
        this.listener = listener;
    }

    /** Who stops everything sees that this lane is busy before it asks the gate, or the gate is closed when it asks. */
    void write(ActuatorCommand command) {
        busy = true;
        try {
            switch (command.kind()) {
                case NEUTRAL -> writeNeutral(command);
                case ACTIVE, HELD -> writeActive(command);
                case WITHHELD -> {}
            }
        } finally {
            busy = false;
        }
    }

    /** To come back takes time, so the gate and the deadline come after it. */
    private void writeActive(ActuatorCommand command) {
        boolean comeBack = !faulted || !gate.permits(command) || comesBack();
        if (!gate.permits(command)) {
            refused.incrementAndGet();
            settle(command, Delivery.REFUSED);
        } else if (clock.nanoTime() > command.deadlineNanos()) {
            expired.incrementAndGet();
            settle(command, Delivery.EXPIRED);
        } else if (!comeBack) {
            failed.incrementAndGet();
            settle(command, Delivery.FAILED);
        } else {
            writeNow(gate.eased(command, stands, standsSinceNanos));
        }
    }

    private void writeNow(ActuatorCommand command) {
        if (attempt(command)) {
            sent.incrementAndGet();
            confirm(command);
        } else {
            failed.incrementAndGet();
            settle(command, Delivery.FAILED);
            fault();
        }
    }

    /** Tells of the write at once, because the latency budget ends there, and then waits for the confirmation. */
    private void confirm(ActuatorCommand command) {
        settle(command, Delivery.SENT);
        if (!gate.permits(command)) {
            // The stop's own neutral may have come to the device before this command did.
            listener.unacknowledged(command, "stopped while it was written", clock.nanoTime());
            fault();
        } else if (confirmed()) {
            tellOfConfirmation(command);
        } else {
            listener.unacknowledged(command, lastFailure, clock.nanoTime());
            failed.incrementAndGet();
            fault();
        }
    }

    private void tellOfConfirmation(ActuatorCommand command) {
        if (actuator.acknowledgement() != Acknowledgement.SENT) {
            listener.acknowledged(command, clock.nanoTime());
        }
    }

    private boolean confirmed() {
        try {
            actuator.awaitAcknowledgement(settings.acknowledgeWithin());
            return true;
        } catch (RuntimeException e) {
            lastFailure = String.valueOf(e.getMessage());
            return false;
        }
    }

    private void writeNeutral(ActuatorCommand command) {
        if (attempt(command) && confirmed()) {
            neutrals.incrementAndGet();
            faulted = false;
            settle(command, Delivery.SENT);
            tellOfConfirmation(command);
        } else {
            failed.incrementAndGet();
            settle(command, Delivery.FAILED);
            faulted = true;
            retryAtNanos = clock.nanoTime() + settings.retryAfter().toNanos();
        }
    }

    private boolean attempt(ActuatorCommand command) {
        writingSinceNanos = clock.nanoTime();
        try {
            actuator.send(command);
            wrote(command.kind(), command.axes(), command.decidedNanos());
            return true;
        } catch (RuntimeException e) {
            lastFailure = String.valueOf(e.getMessage());
            return false;
        } finally {
            writingSinceNanos = NOT_WRITING;
        }
    }

    private void wrote(CommandKind kind, List<Double> axes, long decidedNanos) {
        lastKind = kind;
        stands = axes;
        standsSinceNanos = decidedNanos;
        wroteNanos = clock.nanoTime();
    }

    /**
     * What is due while no command comes: an actuator in fault is told to go neutral again, and a peer that must not be left alone
     * hears something.
     */
    void idle() {
        busy = true;
        try {
            if (faulted) {
                comesBack();
            } else if (untilBeatNanos() <= 0) {
                beat();
            }
        } finally {
            busy = false;
        }
    }

    private void beat() {
        writingSinceNanos = clock.nanoTime();
        try {
            actuator.beat(lastKind);
            wroteNanos = clock.nanoTime();
        } catch (RuntimeException e) {
            lastFailure = String.valueOf(e.getMessage());
            failed.incrementAndGet();
            fault();
        } finally {
            writingSinceNanos = NOT_WRITING;
        }
    }

    /** How long the actuator may still be left alone. */
    long untilBeatNanos() {
        long beatNanos = actuator.heartbeat().toNanos();
        return beatNanos == 0 ? Long.MAX_VALUE : wroteNanos + beatNanos - clock.nanoTime();
    }

    /** After a failure the actuator goes neutral; only one that takes that much gets the next command. */
    private void fault() {
        faulted = !goesNeutral();
        retryAtNanos = clock.nanoTime() + settings.retryAfter().toNanos();
    }

    private boolean comesBack() {
        if (clock.nanoTime() < retryAtNanos) {
            return false;
        }
        fault();
        return !faulted;
    }

    private boolean goesNeutral() {
        try {
            actuator.neutral();
            wrote(CommandKind.NEUTRAL, List.of(), clock.nanoTime());
        } catch (RuntimeException e) {
            lastFailure = String.valueOf(e.getMessage());
            return false;
        }
        if (confirmed()) {
            neutrals.incrementAndGet();
            return true;
        }
        return false;
    }

    void drop(ActuatorCommand command) {
        if (command.kind() != CommandKind.NEUTRAL) {
            dropped.incrementAndGet();
        }
        settle(command, Delivery.DROPPED);
    }

    /** Whether a command is on its way to the actuator, or its confirmation is waited for. */
    boolean busy() {
        return busy;
    }

    /** Whether the write that runs now has taken longer than it may. */
    boolean stuckAt(long nowNanos) {
        long since = writingSinceNanos;
        return since != NOT_WRITING && nowNanos - since > settings.writeWithin().toNanos();
    }

    void countStuck() {
        stuck.incrementAndGet();
        lastFailure = actuator.name() + ": a write took longer than "
                + settings.writeWithin().toMillis() + " ms; check that the device reads what it is sent.";
    }

    LaneCounts counts() {
        return new LaneCounts(
                actuator.name(),
                actuator.acknowledgement(),
                sent.get(),
                neutrals.get(),
                dropped.get(),
                expired.get(),
                refused.get(),
                failed.get(),
                stuck.get(),
                lastFailure);
    }

    private void settle(ActuatorCommand command, Delivery delivery) {
        listener.settled(command, delivery, clock.nanoTime());
    }
}

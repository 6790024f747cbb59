package org.hillock.feedback.actuator;

import java.util.concurrent.atomic.AtomicLong;
import org.hillock.acquisition.stream.SessionClock;

/** What both kinds of lane share: to write a command or not, to count, and to tell. Thread-safe. */
final class LaneTally {
    private final Actuator actuator;
    private final SessionClock clock;
    private final LaneListener listener;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong neutrals = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong expired = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile String lastFailure = "";

    LaneTally(Actuator actuator, SessionClock clock, LaneListener listener) {
        this.actuator = actuator;
        this.clock = clock;
        this.listener = listener;
    }

    void write(ActuatorCommand command) {
        boolean neutral = command.kind() == CommandKind.NEUTRAL;
        if (!neutral && clock.nanoTime() > command.deadlineNanos()) {
            expired.incrementAndGet();
            settle(command, Delivery.EXPIRED);
            return;
        }
        try {
            actuator.send(command);
            (neutral ? neutrals : sent).incrementAndGet();
            settle(command, Delivery.SENT);
        } catch (RuntimeException e) {
            failed.incrementAndGet();
            lastFailure = String.valueOf(e.getMessage());
            settle(command, Delivery.FAILED);
            if (!neutral) {
                neutralAfterFailure();
            }
        }
    }

    void drop(ActuatorCommand command) {
        if (command.kind() != CommandKind.NEUTRAL) {
            dropped.incrementAndGet();
        }
        settle(command, Delivery.DROPPED);
    }

    LaneCounts counts() {
        return new LaneCounts(
                actuator.name(),
                actuator.acknowledgement(),
                sent.get(),
                neutrals.get(),
                dropped.get(),
                expired.get(),
                failed.get(),
                lastFailure);
    }

    private void settle(ActuatorCommand command, Delivery delivery) {
        listener.settled(command, delivery, clock.nanoTime());
    }

    private void neutralAfterFailure() {
        try {
            actuator.neutral();
            neutrals.incrementAndGet();
        } catch (RuntimeException e) {
            lastFailure = String.valueOf(e.getMessage());
        }
    }
}

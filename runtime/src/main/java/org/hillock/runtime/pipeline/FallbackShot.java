package org.hillock.runtime.pipeline;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.mapping.Intention;
import org.hillock.feedback.safety.SafetyGovernor;
import org.jspecify.annotations.Nullable;

/**
 * The fallback decoder's answer, waiting for the session's own. The decoding thread arms it before the own decoder begins and
 * takes it back after; if that is too late, the watchdog's thread has written it shortly before the limit. Exactly one of
 * both gets it.
 */
final class FallbackShot {
    private final SafetyGovernor governor;
    private final Lanes lanes;
    private final long reserveNanos;
    private final AtomicReference<@Nullable Armed> armed = new AtomicReference<>();
    private final AtomicLong fired = new AtomicLong();

    private record Armed(Intention wish, long deadlineNanos, long halts) {}

    /** What became of an armed answer. */
    enum Claim {
        /** The own decoder was first. */
        OWN,
        /** The fallback's answer was written. */
        FALLBACK
    }

    /**
     * One at rest.
     *
     * @param reserveNanos how long before the limit it is written
     */
    FallbackShot(SafetyGovernor governor, Lanes lanes, long reserveNanos) {
        this.governor = governor;
        this.lanes = lanes;
        this.reserveNanos = reserveNanos;
    }

    void arm(Intention wish, long deadlineNanos) {
        armed.set(new Armed(wish, deadlineNanos, governor.halts()));
    }

    /** Takes the answer back; afterwards it is never written. */
    Claim claim() {
        return armed.getAndSet(null) == null ? Claim.FALLBACK : Claim.OWN;
    }

    /**
     * Writes the answer when its time has come, unless a stop came since it was given; on the watchdog's thread.
     */
    void tick(long nowNanos) {
        Armed waiting = armed.get();
        if (waiting != null
                && waiting.halts() == governor.halts()
                && nowNanos >= waiting.deadlineNanos() - reserveNanos
                && nowNanos < waiting.deadlineNanos()
                && armed.compareAndSet(waiting, null)) {
            ActuatorCommand command = governor.govern(waiting.wish(), nowNanos, waiting.deadlineNanos())
                    .command();
            fired.incrementAndGet();
            lanes.offer(command);
        }
    }

    long fired() {
        return fired.get();
    }
}

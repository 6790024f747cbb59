package org.hillock.runtime.budget;

import org.hillock.runtime.session.FallbackSetting;

/**
 * When a session degrades to its cheaper decoder and when it tries its own again. Single-threaded.
 *
 * <p>It degrades after a run of misses and recovers after a run of decisions with room to spare. A relapse within the next
 * such run doubles the run that the next recovery takes, so that a load that stays makes it switch ever more rarely.
 */
public final class Hysteresis {
    private static final int MOST_DOUBLINGS = 5;

    private final int degradeAfter;
    private final int recoverAfter;
    private final long roomyNanos;
    private int run;
    private int doublings;
    private long sinceRecovery = Long.MAX_VALUE;
    private boolean degraded;
    private long switches;

    /** Begins undegraded. */
    public Hysteresis(FallbackSetting setting, long hardNanos) {
        this.degradeAfter = setting.degradeAfter();
        this.recoverAfter = setting.recoverAfter();
        this.roomyNanos = Math.round(hardNanos * setting.recoverShare());
    }

    /** Whether the cheaper decoder decides. */
    public boolean degraded() {
        return degraded;
    }

    /** How often it switched, both ways. */
    public long switches() {
        return switches;
    }

    /**
     * Takes a decision's latency and whether it missed.
     *
     * @param latencyNanos from the arrival of the last sample to the decision
     */
    public void decided(long latencyNanos, LatencyBudget.Outcome outcome) {
        if (degraded) {
            run = latencyNanos < roomyNanos ? run + 1 : 0;
            if (run >= recoverAfter << doublings) {
                sinceRecovery = 0;
                turn(false);
            }
        } else {
            sinceRecovery = sinceRecovery == Long.MAX_VALUE ? sinceRecovery : sinceRecovery + 1;
            run = outcome == LatencyBudget.Outcome.MISSED ? run + 1 : 0;
            if (run >= degradeAfter) {
                boolean relapse = sinceRecovery <= (long) recoverAfter << doublings;
                doublings = relapse ? Math.min(MOST_DOUBLINGS, doublings + 1) : 0;
                turn(true);
            }
        }
    }

    private void turn(boolean toDegraded) {
        degraded = toDegraded;
        run = 0;
        switches++;
    }
}

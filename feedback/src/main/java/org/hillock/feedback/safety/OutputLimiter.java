package org.hillock.feedback.safety;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what was last written, and from it what may be written next. Guarded by its governor. */
final class OutputLimiter {
    static final double SECONDS_PER_NANO = 1e-9;
    /** A pause earns no more than this much change, so that nothing jumps after a long one. */
    private static final double LONGEST_STEP_SECONDS = 0.1;

    private final Limits limits;
    private List<Double> axes = List.of();
    private String name = "";
    private long nameSinceNanos;
    private long activeNanos;
    private long outputNanos;
    private boolean everActive;
    private boolean everOut;
    private boolean active;

    OutputLimiter(Limits limits) {
        this.limits = limits;
    }

    boolean tooSoon(long nowNanos) {
        return everActive && nowNanos - activeNanos < limits.interval().toNanos();
    }

    boolean dwelling(String next, long nowNanos) {
        return everActive
                && !next.equals(name)
                && nowNanos - nameSinceNanos < limits.dwell().toNanos();
    }

    double clamp(double value) {
        return Math.max(limits.minimum(), Math.min(limits.maximum(), value));
    }

    List<Double> clamp(List<Double> values) {
        List<Double> clamped = new ArrayList<>(values.size());
        for (double value : values) {
            clamped.add(clamp(value));
        }
        return clamped;
    }

    /** The nearest axes that the slew allows; from rest where there were none or another number of them. */
    List<Double> slew(List<Double> wished, long nowNanos) {
        double seconds = everOut ? (nowNanos - outputNanos) * SECONDS_PER_NANO : LONGEST_STEP_SECONDS;
        return slew(limits, wished, axes, seconds);
    }

    /** The nearest axes that the slew allows so many seconds after others. */
    static List<Double> slew(Limits limits, List<Double> wished, List<Double> before, double seconds) {
        double step = limits.slewPerSecond() * Math.max(0, Math.min(LONGEST_STEP_SECONDS, seconds));
        List<Double> from = before.size() == wished.size() ? before : Collections.nCopies(wished.size(), 0.0);
        List<Double> slewed = new ArrayList<>(wished.size());
        for (int a = 0; a < wished.size(); a++) {
            double change = wished.get(a) - from.get(a);
            slewed.add(Math.abs(change) <= step ? wished.get(a) : from.get(a) + Math.copySign(step, change));
        }
        return slewed;
    }

    void wrote(String newName, List<Double> newAxes, long nowNanos) {
        if (!newName.equals(name)) {
            name = newName;
            nameSinceNanos = nowNanos;
        }
        axes = newAxes;
        activeNanos = nowNanos;
        outputNanos = nowNanos;
        everActive = true;
        everOut = true;
        active = true;
    }

    void wroteNeutral(long nowNanos) {
        if (active || !everOut) {
            outputNanos = nowNanos;
        }
        everOut = true;
        rested();
    }

    /** The lanes were told to go neutral by somebody else. */
    void rested() {
        axes = List.of();
        active = false;
    }

    boolean active() {
        return active;
    }
}

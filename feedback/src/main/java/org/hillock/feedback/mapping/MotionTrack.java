package org.hillock.feedback.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.feedback.mapping.MappingSettings.Control;
import org.hillock.feedback.mapping.MappingSettings.Motion;

/** The axes of a motion as they stand. */
final class MotionTrack {
    private static final double SECONDS_PER_NANO = 1e-9;
    /** After a pause, no more time counts than this: what was not decided does not move. */
    private static final double LONGEST_STEP_SECONDS = 0.5;

    private final Motion motion;
    private double[] smooth = new double[0];
    private double[] place = new double[0];
    private long lastNanos;
    private boolean started;

    MotionTrack(Motion motion) {
        this.motion = motion;
    }

    /** Rests where it began. */
    void forget() {
        Arrays.fill(smooth, 0);
        Arrays.fill(place, 0);
        started = false;
    }

    List<Double> follow(double[] target, long nowNanos) {
        double seconds = elapsed(nowNanos);
        if (smooth.length != target.length) {
            smooth = new double[target.length];
            place = new double[target.length];
        }
        double tau = motion.smoothing().toNanos() * SECONDS_PER_NANO;
        double step = tau == 0 ? 1 : -StrictMath.expm1(-seconds / tau);
        for (int a = 0; a < target.length; a++) {
            smooth[a] += step * (motion.gain() * target[a] - smooth[a]);
            place[a] = clamp(place[a] + seconds * smooth[a]);
        }
        return axes(motion.control() == Control.VELOCITY ? smooth : place);
    }

    private double elapsed(long nowNanos) {
        double seconds = started ? (nowNanos - lastNanos) * SECONDS_PER_NANO : 0;
        started = true;
        lastNanos = nowNanos;
        return Math.max(0, Math.min(LONGEST_STEP_SECONDS, seconds));
    }

    private static List<Double> axes(double[] values) {
        List<Double> axes = new ArrayList<>(values.length);
        for (double value : values) {
            axes.add(clamp(value));
        }
        return axes;
    }

    private static double clamp(double value) {
        return Math.max(-1, Math.min(1, value));
    }
}

package org.hillock.acquisition.file.xdf;

import java.util.ArrayList;
import java.util.List;

/** Finds where a stream's clock was reset, from its clock offsets (pyxdf 1.17.2 and newer). */
final class ClockResets {
    /** Keeps a deviation of nothing from dividing everything. */
    private static final double MACHINE_EPSILON = Math.ulp(1.0);

    private ClockResets() {}

    /**
     * Splits offsets into stretches of one clock.
     *
     * <p>A reset lies where the offsets' times go back, or where both the time and the offset step by far more than they
     * usually do.
     *
     * @param times when the offsets were taken, seconds; not modified
     * @param offsets seconds, as many; not modified
     * @return the index behind the last offset of each stretch
     */
    static List<Integer> stretchEnds(double[] times, double[] offsets, XdfSettings settings) {
        List<Integer> ends = new ArrayList<>();
        if (times.length >= 2) {
            double[] timeSteps = Medians.steps(times);
            double[] offsetSteps = Medians.steps(offsets);
            double usualTimeStep = Medians.median(timeSteps);
            double usualOffsetStep = Medians.median(offsetSteps);
            double timeAbove = Math.max(
                    settings.resetSeconds(),
                    settings.resetTimeDeviations() * (Medians.absoluteDeviation(timeSteps) + MACHINE_EPSILON));
            double offsetAbove = Math.max(
                    settings.resetOffsetSeconds(),
                    settings.resetOffsetDeviations() * (Medians.absoluteDeviation(offsetSteps) + MACHINE_EPSILON));
            for (int i = 0; i < timeSteps.length; i++) {
                boolean both = Math.abs(timeSteps[i] - usualTimeStep) > timeAbove
                        && Math.abs(offsetSteps[i] - usualOffsetStep) > offsetAbove;
                if (timeSteps[i] < 0 || both) {
                    ends.add(i + 1);
                }
            }
        }
        if (times.length > 0) {
            ends.add(times.length);
        }
        return ends;
    }
}

package org.hillock.acquisition.file.xdf;

import java.util.Arrays;

/**
 * The false last sample and clock offset that an outlet destroyed while it was recorded can leave (pyxdf 1.17.2 and
 * newer).
 *
 * <p>They are dropped only if the footer counts fewer samples than the file holds and, of three offsets or more, the last
 * one is out of line in time or in value. Where the times mostly go back, any step is out of line, as it is for pyxdf.
 */
final class CorruptTail {
    private static final double OUT_OF_LINE = 10;
    /** Makes the median absolute deviation of normal noise its standard deviation. */
    private static final double NORMAL_SCALE = 1.4826;

    private CorruptTail() {}

    /** Whether a stream ends in one. */
    static boolean isOn(SurveyedStream stream) {
        double[] times = stream.clockTimes();
        return stream.footerSampleCount().isPresent()
                && stream.sampleCount() > stream.footerSampleCount().getAsLong()
                && times.length >= 3
                && isOutOfLine(times, stream.clockOffsets());
    }

    private static boolean isOutOfLine(double[] times, double[] offsets) {
        int last = times.length - 1;
        double[] steps = Medians.steps(times);
        double lastStep = steps[last - 1];
        double usualStep = Medians.median(Arrays.copyOf(steps, last - 1));
        if (Math.abs(lastStep) / Math.max(usualStep, Double.MIN_NORMAL) > OUT_OF_LINE) {
            return true;
        }
        double[] others = Arrays.copyOf(offsets, last);
        double spread = NORMAL_SCALE * Medians.absoluteDeviation(others);
        return spread > 0 && Math.abs(offsets[last] - Medians.median(others)) / spread > OUT_OF_LINE;
    }
}

package org.hillock.acquisition.file.step;

/** Times of frames that come at a constant rate. */
public final class RegularTimes {
    private static final double NANOS_PER_SECOND = 1e9;

    private RegularTimes() {}

    /** The time of a frame, counted from 0, in nanoseconds after frame 0, rounded to the nearest. */
    public static long nanos(long frame, double rateHz) {
        return Math.round(frame * NANOS_PER_SECOND / rateHz);
    }

    /** How many frame periods a span holds, as a fraction. */
    public static double frames(long spanNanos, double rateHz) {
        return spanNanos * rateHz / NANOS_PER_SECOND;
    }
}

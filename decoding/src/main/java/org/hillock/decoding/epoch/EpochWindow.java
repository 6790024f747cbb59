package org.hillock.decoding.epoch;

/**
 * Where an epoch lies relative to its onset, and how shorter windows tile it.
 *
 * <p>All frame offsets are rounded down from {@code seconds * rate}, window starts from whole hops, so that every window
 * is a union of hops whatever the rate.
 *
 * @param startSeconds begin after the onset
 * @param endSeconds end after the onset, exclusive
 * @param windowSeconds length of a window, a whole number of hops
 * @param hopSeconds distance of two windows; the epoch is a whole number of hops
 */
public record EpochWindow(double startSeconds, double endSeconds, double windowSeconds, double hopSeconds) {
    private static final double TOLERANCE = 1e-9;

    /** The motor-imagery epoch: 0.5 s to 3.5 s after the cue, nine windows of 1 s every 0.25 s. */
    public static final EpochWindow MOTOR_IMAGERY = new EpochWindow(0.5, 3.5, 1.0, 0.25);

    /** Checks that hops tile the windows and the epoch. */
    public EpochWindow {
        if (!(endSeconds > startSeconds) || !(hopSeconds > 0)) {
            throw new IllegalArgumentException("an epoch needs start < end and a positive hop, not " + startSeconds
                    + " .. " + endSeconds + " s every " + hopSeconds + " s");
        }
        requireWhole(windowSeconds / hopSeconds, "a window");
        requireWhole((endSeconds - startSeconds) / hopSeconds, "an epoch");
        if (windowSeconds > endSeconds - startSeconds + TOLERANCE) {
            throw new IllegalArgumentException("a window of " + windowSeconds + " s does not fit its epoch");
        }
    }

    /** One window that is the whole epoch. */
    public static EpochWindow whole(double startSeconds, double endSeconds) {
        return new EpochWindow(startSeconds, endSeconds, endSeconds - startSeconds, endSeconds - startSeconds);
    }

    /** How many hops the epoch has. */
    public int hopCount() {
        return (int) Math.round((endSeconds - startSeconds) / hopSeconds);
    }

    /** How many hops a window has. */
    public int hopsPerWindow() {
        return (int) Math.round(windowSeconds / hopSeconds);
    }

    /** How many windows the epoch has. */
    public int windowCount() {
        return hopCount() - hopsPerWindow() + 1;
    }

    /** The frame offset of the epoch's first frame from the onset's frame. */
    public int startFrame(double rateHz) {
        return (int) Math.floor(startSeconds * rateHz + TOLERANCE);
    }

    /** The frames at which the hops begin, counted from the epoch's first frame; the last entry is the epoch's length. */
    public int[] hopFrames(double rateHz) {
        int[] frames = new int[hopCount() + 1];
        for (int k = 0; k < frames.length; k++) {
            frames[k] = (int) Math.floor(k * hopSeconds * rateHz + TOLERANCE);
        }
        return frames;
    }

    private static void requireWhole(double hops, String what) {
        if (hops < 1 - TOLERANCE || Math.abs(hops - Math.rint(hops)) > TOLERANCE * Math.max(1, hops)) {
            throw new IllegalArgumentException(what + " is a whole number of hops, not " + hops);
        }
    }
}

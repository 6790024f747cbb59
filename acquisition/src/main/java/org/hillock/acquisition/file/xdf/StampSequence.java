package org.hillock.acquisition.file.xdf;

/**
 * The stamps of one stream as its samples carry or omit them. Allocates nothing per stamp.
 *
 * <p>A sample without a stamp gets the previous one plus a period, in irregular streams the previous one itself; before
 * any stamp the previous one is 0. A stamp that is no time (not a number, beyond 292 years) counts as omitted.
 */
final class StampSequence {
    private final double periodSeconds;
    private double previous;
    private long unusable;

    StampSequence(double nominalRateHz) {
        this.periodSeconds = nominalRateHz > 0 ? 1 / nominalRateHz : 0;
    }

    /** Reads the stamp of the sample that starts here, width byte included, and gives it in seconds. */
    double read(XdfInput in) {
        in.require(1);
        if (in.unsignedByte() == 0) {
            return omitted();
        }
        in.require(8);
        return stamped(in.float64());
    }

    /** How many stamps were no times. */
    long unusable() {
        return unusable;
    }

    private double stamped(double stamp) {
        if (!Limits.isTime(stamp)) {
            unusable++;
            return omitted();
        }
        previous = stamp;
        return stamp;
    }

    private double omitted() {
        previous += periodSeconds;
        return previous;
    }
}

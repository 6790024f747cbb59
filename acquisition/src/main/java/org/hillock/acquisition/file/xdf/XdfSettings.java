package org.hillock.acquisition.file.xdf;

/**
 * How time stamps are corrected while an XDF file is read. The defaults are those of pyxdf 1.17.2 and newer.
 *
 * @param clocks whether stamps are moved to the recorder's clock
 * @param jitter whether the stamps of regular streams are smoothed
 * @param breakSeconds a step between stamps larger than this, and than {@code breakFrames} periods, is a break
 * @param breakFrames see {@code breakSeconds}
 * @param resetSeconds a clock reset is a step of the offsets' times that differs from the median step by more than this
 * @param resetTimeDeviations ... and by more than so many median absolute deviations
 * @param resetOffsetSeconds ... while the offset itself steps by so much more than its median step
 * @param resetOffsetDeviations ... and by more than so many median absolute deviations
 * @param winsorSeconds the residual at which the clock fit's loss turns from square to linear
 */
public record XdfSettings(
        Clocks clocks,
        Jitter jitter,
        double breakSeconds,
        double breakFrames,
        double resetSeconds,
        double resetTimeDeviations,
        double resetOffsetSeconds,
        double resetOffsetDeviations,
        double winsorSeconds) {
    /** What happens to the difference between a stream's clock and the recorder's. */
    public enum Clocks {
        /** Stamps are corrected by a robust line through the clock offsets, and a corrupt tail is cut off. */
        SYNCHRONISED,
        /** Stamps stay in each source's own clock. */
        AS_RECORDED
    }

    /** What happens to the jitter of a regular stream's stamps. */
    public enum Jitter {
        /** Stamps are replaced by a straight line between breaks. */
        REMOVED,
        /** Stamps stay as they were sent. */
        AS_RECORDED
    }

    /** Checks the thresholds. */
    public XdfSettings {
        if (!(breakSeconds > 0)
                || !(breakFrames >= 0)
                || !(resetSeconds >= 0)
                || !(resetTimeDeviations >= 0)
                || !(resetOffsetSeconds >= 0)
                || !(resetOffsetDeviations >= 0)
                || !(winsorSeconds > 0)) {
            throw new IllegalArgumentException("every threshold of the XDF settings is a positive number");
        }
    }

    /** Clocks synchronised, jitter removed. */
    public static XdfSettings defaults() {
        return new XdfSettings(Clocks.SYNCHRONISED, Jitter.REMOVED, 1, 500, 5, 5, 1, 10, 1e-4);
    }

    /** Stamps exactly as they stand in the file. */
    public static XdfSettings asRecorded() {
        return defaults().with(Clocks.AS_RECORDED).with(Jitter.AS_RECORDED);
    }

    /** The same settings with another treatment of clocks. */
    public XdfSettings with(Clocks other) {
        return new XdfSettings(
                other,
                jitter,
                breakSeconds,
                breakFrames,
                resetSeconds,
                resetTimeDeviations,
                resetOffsetSeconds,
                resetOffsetDeviations,
                winsorSeconds);
    }

    /** The same settings with another treatment of jitter. */
    public XdfSettings with(Jitter other) {
        return new XdfSettings(
                clocks,
                other,
                breakSeconds,
                breakFrames,
                resetSeconds,
                resetTimeDeviations,
                resetOffsetSeconds,
                resetOffsetDeviations,
                winsorSeconds);
    }

    /** The step between two stamps, in seconds, above which a regular stream has a break. */
    double breakAbove(double nominalRateHz) {
        return nominalRateHz > 0 ? Math.max(breakSeconds, breakFrames / nominalRateHz) : breakSeconds;
    }
}

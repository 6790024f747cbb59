package org.hillock.acquisition.file.csv;

import org.hillock.acquisition.file.csv.CsvDescription.Stamps;
import org.hillock.acquisition.file.csv.CsvDescription.TimeColumn;
import org.hillock.acquisition.file.step.RegularTimes;

/** Session times of rows, by their stamps or their count; allocates nothing. */
final class RowTimes {
    /** What a row's stamp says of the way from the row before. */
    enum Step {
        NEXT,
        GAP,
        RESET
    }

    private final boolean hasStamps;
    private final boolean isRegular;
    private final double rateHz;
    private final long gapNanos;
    private boolean started;
    private long firstStampNanos;
    private long stampNanos;
    private long originNanos;
    private long frame;
    private long previousNanos;
    private long timeNanos;
    private long arrivalNanos;
    private long missingFrames;

    RowTimes(CsvDescription description) {
        this.hasStamps = description.time().isPresent();
        this.rateHz = description.rateHz();
        this.isRegular = description.time().map(TimeColumn::stamps).orElse(Stamps.REGULAR) == Stamps.REGULAR;
        this.gapNanos = description.time().map(TimeColumn::gapNanos).orElse(0L);
    }

    /**
     * Goes to the next row.
     *
     * @param nextStampNanos its stamp; ignored when the description has no time column
     */
    Step next(long nextStampNanos) {
        if (!started) {
            started = true;
            firstStampNanos = nextStampNanos;
            stampNanos = nextStampNanos;
            return Step.NEXT;
        }
        previousNanos = timeNanos;
        long span = hasStamps ? nextStampNanos - stampNanos : 0;
        long sinceStart = nextStampNanos - firstStampNanos;
        stampNanos = nextStampNanos;
        missingFrames = 0;
        Step step = Step.NEXT;
        if (span < -gapNanos) {
            step = Step.RESET;
            originNanos = sinceStart;
            frame = 0;
            timeNanos = sinceStart;
        } else {
            if (hasStamps && span > gapNanos) {
                step = Step.GAP;
                missingFrames = rateHz > 0 ? Math.max(0, Math.round(RegularTimes.frames(span, rateHz)) - 1) : 0;
            }
            frame += 1 + missingFrames;
            timeNanos = isRegular ? originNanos + RegularTimes.nanos(frame, rateHz) : Math.max(timeNanos, sinceStart);
            if (missingFrames == 0) {
                step = Step.NEXT;
            }
        }
        arrivalNanos = Math.max(arrivalNanos, hasStamps ? Math.max(timeNanos, sinceStart) : timeNanos);
        return step;
    }

    /** The row's session time. */
    long timeNanos() {
        return timeNanos;
    }

    /** The session time of the row before. */
    long previousNanos() {
        return previousNanos;
    }

    /** When the row arrived; never decreases. */
    long arrivalNanos() {
        return arrivalNanos;
    }

    /** How many frames are missing before the row. */
    long missingFrames() {
        return missingFrames;
    }

    /** When the second frame after the last row would have been. */
    long afterNextNanos() {
        return rateHz > 0 ? timeNanos + RegularTimes.nanos(2, rateHz) : timeNanos;
    }
}

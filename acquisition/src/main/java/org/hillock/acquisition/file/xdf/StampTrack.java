package org.hillock.acquisition.file.xdf;

import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.StreamEvent;
import org.jspecify.annotations.Nullable;

/**
 * Gives the samples of one stream their final stamps, in order, and says what has to be told before a sample: a gap, or a
 * step back of the clock. Allocates nothing but those events.
 */
final class StampTrack {
    private static final double NANOS = 1e9;

    private final String streamId;
    private final Timeline timeline;
    private final ClockModel.Walk walk;
    private final StampSequence sequence;
    private final double rateHz;
    /** A step back of more than this is a reset; 0 for frames, whose stamps never decrease between resets. */
    private final long toleranceNanos;

    private long sample = -1;
    private int segment;
    private long nanos;
    private long lastNanos;
    private long arrivalNanos;
    private double corrected;
    private double lastCorrected;
    private boolean segmentStarts;
    private boolean damageBefore;
    private boolean pending;

    StampTrack(SurveyedStream stream, Timeline timeline, long toleranceNanos) {
        this.streamId = stream.id();
        this.timeline = timeline;
        this.walk = timeline.clock().walk();
        this.rateHz = stream.header().nominalRateHz();
        this.sequence = new StampSequence(rateHz);
        this.toleranceNanos = toleranceNanos;
    }

    /** Whether all samples that count have been read. */
    boolean isOver() {
        return sample + 1 >= timeline.sampleCount();
    }

    /** Reads the stamp of the sample that comes next in the file. */
    void read(XdfInput in) {
        lastNanos = nanos;
        lastCorrected = corrected;
        corrected = walk.corrected(sequence.read(in));
        sample++;
        segmentStarts = sample > 0 && timeline.startOf(segment + 1) == sample;
        if (segmentStarts) {
            segment++;
        }
        nanos = Math.round(timeline.stamp(segment, sample, corrected) * NANOS);
        pending = segmentStarts || (sample > 0 && damageBefore && rateHz > 0) || stepsBack();
        damageBefore = false;
        arrivalNanos = sample == 0 || stepsBack() ? nanos : Math.max(arrivalNanos, nanos);
    }

    /** The final stamp of the sample read last, in session time. */
    long nanos() {
        return nanos;
    }

    /** When that sample arrived, as far as the file tells: its stamp, but within a clock no earlier than the one before. */
    long arrivalNanos() {
        return arrivalNanos;
    }

    /** Whether something must be told before the sample read last. */
    boolean isInterrupted() {
        return pending;
    }

    /** Says that a stretch of the file was passed over. */
    void passDamage() {
        damageBefore = true;
    }

    /** Tells, once, what happened before the sample read last; nothing when it turns out to be nothing. */
    @Nullable
    StreamEvent interruption() {
        if (!pending) {
            return null;
        }
        pending = false;
        if (stepsBack()) {
            return new ClockReset(streamId, lastNanos, nanos, nanos);
        }
        double step = corrected - lastCorrected;
        long missing = rateHz > 0 ? Math.max(0, Math.round(step * rateHz) - 1) : 0;
        if (segmentStarts) {
            return new Gap(streamId, lastNanos, nanos, missing, arrivalNanos, "the time stamps jump");
        }
        return missing == 0
                ? null
                : new Gap(
                        streamId,
                        lastNanos,
                        nanos,
                        missing,
                        arrivalNanos,
                        "a damaged stretch of the file was passed over");
    }

    private boolean stepsBack() {
        return sample > 0 && nanos < lastNanos - (segmentStarts ? 0 : toleranceNanos);
    }
}

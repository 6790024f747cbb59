package org.hillock.runtime.lsl;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.acquisition.lsl.ClockFit;
import org.hillock.acquisition.lsl.ClockOffset;
import org.hillock.acquisition.lsl.LslInfo;

/**
 * What came of a stream. Stamps are seconds of the outlet's clock.
 *
 * @param info the stream with its description
 * @param samples how many came
 * @param firstSeconds the first stamp; NaN when none came
 * @param lastSeconds the last stamp
 * @param effectiveRateHz by the stamps; empty for fewer than two samples
 * @param gaps steps of the stamps by more than one and a half periods; 0 for an irregular stream
 * @param missingByStamps how many samples these steps leave out
 * @param backwardSteps stamps before their predecessor's
 * @param correction the last estimate of the outlet's clock; empty when it did not answer probes
 * @param fit how often it was measured, and how well it is followed
 * @param correctionSpreadSeconds the largest less the smallest correction
 * @param medianAgeSeconds from the corrected stamp to the arrival, half are younger; empty without a correction
 * @param maxAgeSeconds the oldest
 * @param verification the check by the formula; empty unless asked for
 * @param shown the first samples as text, one text a sample
 * @param ending why it ended
 */
public record PullReport(
        LslInfo info,
        long samples,
        double firstSeconds,
        double lastSeconds,
        OptionalDouble effectiveRateHz,
        long gaps,
        long missingByStamps,
        long backwardSteps,
        Optional<ClockOffset> correction,
        ClockFit fit,
        double correctionSpreadSeconds,
        OptionalDouble medianAgeSeconds,
        OptionalDouble maxAgeSeconds,
        Optional<Verification> verification,
        List<String> shown,
        Ending ending) {
    /** Copies the list. */
    public PullReport {
        shown = List.copyOf(shown);
    }

    /** Why a pull ended. */
    public enum Ending {
        /** As many samples came as were wanted, or as much time passed. */
        COMPLETE,
        /** It was stopped. */
        STOPPED,
        /** Nothing more came within the timeout. */
        SILENT,
        /** The connection broke. */
        LOST
    }

    /**
     * What the check by the formula of {@link TestStream} says.
     *
     * @param firstNumber the number of the first sample; -1 when none has one
     * @param missing samples left out between the first and the last
     * @param wrongSamples samples whose values are not those of their number
     * @param firstFault the first wrong sample; empty when all are right
     */
    public record Verification(long firstNumber, long missing, long wrongSamples, String firstFault) {
        /** Whether every sample came once, in order and right. */
        public boolean isFlawless() {
            return missing == 0 && wrongSamples == 0;
        }
    }
}

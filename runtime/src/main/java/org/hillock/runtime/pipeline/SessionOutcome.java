package org.hillock.runtime.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.feedback.actuator.LaneCounts;
import org.hillock.feedback.safety.GovernorCounts;
import org.hillock.runtime.budget.BudgetReport;
import org.hillock.runtime.budget.Enforcement;

/**
 * What came of a session.
 *
 * @param session its name
 * @param decoder who decided
 * @param decisions how many
 * @param judged decisions whose cue is known
 * @param correct right ones among the judged
 * @param laterHalfJudged the later half of the judged ones
 * @param laterHalfCorrect right ones among these
 * @param abstained decisions without an answer
 * @param artefacts spoilt segments
 * @param lateTeachings labels that came too late to be learned
 * @param gaps gaps that the source reported
 * @param channels how well each channel measured; empty when the source does not tell
 * @param impedanceOhms what each electrode's contact measured, in the order of measuring; empty when none was measured
 * @param digest over all decisions; see {@link DecisionDigest}
 * @param budget stage times
 * @param enforcement how the budget was enforced
 * @param governor what the governor did
 * @param lanes what became of each actuator's commands
 * @param sinkFailure why a file of decisions is incomplete; empty when none is
 * @param unwrittenEntries decisions that the journal's full queue lost
 */
public record SessionOutcome(
        String session,
        String decoder,
        long decisions,
        int judged,
        int correct,
        int laterHalfJudged,
        int laterHalfCorrect,
        long abstained,
        long artefacts,
        long lateTeachings,
        long gaps,
        List<ChannelQuality> channels,
        Map<String, Double> impedanceOhms,
        String digest,
        BudgetReport budget,
        Enforcement enforcement,
        GovernorCounts governor,
        List<LaneCounts> lanes,
        String sinkFailure,
        long unwrittenEntries) {
    /** Copies the lists. */
    public SessionOutcome {
        channels = List.copyOf(channels);
        impedanceOhms = Collections.unmodifiableMap(new LinkedHashMap<>(impedanceOhms));
        lanes = List.copyOf(lanes);
    }

    /** The share of right answers among the judged decisions; 0 when none was judged. */
    public double accuracy() {
        return judged == 0 ? 0 : (double) correct / judged;
    }

    /** The same of the later half, when the decoder has learned. */
    public double laterHalfAccuracy() {
        return laterHalfJudged == 0 ? 0 : (double) laterHalfCorrect / laterHalfJudged;
    }
}
